package dev.portico.orderedit.delay;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A delay as it is sent; {@link dev.portico.orderedit.listing.ListingReader} names what is wrong.
 *
 * @param expectedFrom a day ({@code 2027-03-01}); left out with {@code expectedTo}: nobody knows
 * @param respondBy until when customers may answer; left out: in 14 days
 * @param consentRequired true: whoever does not answer is canceled, also where the rule would not ask for it
 */
public record DelayInput(
        @Nullable Map<String, @Nullable String> texts,
        @Nullable String expectedFrom,
        @Nullable String expectedTo,
        @Nullable String reason,
        @Nullable String respondBy,
        @Nullable Boolean consentRequired) {}
