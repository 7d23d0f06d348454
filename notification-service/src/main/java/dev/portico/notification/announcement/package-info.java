/** What a shop tells everybody who has ordered from a listing, one mail per order. */
@NullMarked
package dev.portico.notification.announcement;

import org.jspecify.annotations.NullMarked;
