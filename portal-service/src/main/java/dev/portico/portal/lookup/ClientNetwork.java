package dev.portico.portal.lookup;

import io.netty.util.NetUtil;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Whose request it is, as far as an address tells: a subscriber has one of IPv4, and a whole /64 network of IPv6. */
final class ClientNetwork {

    private static final int NETWORK_BYTES = 8;

    /** @param address as text; null where the connection has none, which then is one client */
    static String of(@Nullable String address) {
        var bytes = address == null ? null : NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes == null) {
            return "unknown";
        }
        return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, NETWORK_BYTES));
    }

    private ClientNetwork() {}
}
