package dev.portico.notification.announcement;

import dev.portico.kit.config.WholeNumber;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
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
    @WithConverter(WholeNumber.Chunk.class)
    @WithDefault("100")
    int chunk();
}
