/** What staff look over across orders: runs of charges, and money that is to go back. It only reads. */
@NullMarked
package dev.portico.payment.overview;

import org.jspecify.annotations.NullMarked;
