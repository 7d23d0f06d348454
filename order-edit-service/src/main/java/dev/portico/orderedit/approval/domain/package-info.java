/** Requests that wait for approval or payment: their states and what applying one means. */
@NullMarked
package dev.portico.orderedit.approval.domain;

import org.jspecify.annotations.NullMarked;
