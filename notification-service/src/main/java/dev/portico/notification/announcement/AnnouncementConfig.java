package dev.portico.notification.announcement;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

@ConfigMapping(prefix = "portico.announcement")
interface AnnouncementConfig {

    /**
     * Between an announcement and its first mail. Orders come on another topic: this is their head start, and it lets a
     * shop correct a statement before anybody has read it.
     */
    @WithDefault("PT10S")
    Duration pause();

    /** How many orders are mailed in one transaction. */
    @Min(1)
    @Max(1_000)
    @WithDefault("100")
    int chunk();
}
