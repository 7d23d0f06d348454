/** What payment-service says about an order's money, kept for previews and for the until-paid hold. */
@NullMarked
package dev.portico.orderedit.balance;

import org.jspecify.annotations.NullMarked;
