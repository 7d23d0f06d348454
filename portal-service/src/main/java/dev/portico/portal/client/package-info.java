/** Questions to the services that decide: order-edit-service about edits, payment-service about paying. */
@NullMarked
package dev.portico.portal.client;

import org.jspecify.annotations.NullMarked;
