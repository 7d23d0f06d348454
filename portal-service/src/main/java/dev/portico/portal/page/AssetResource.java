package dev.portico.portal.page;

import dev.portico.portal.brand.domain.BrandColors;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Style, script and the merchant's colors. Their addresses change with their content, so browsers may keep them. */
@Path("/assets")
@PermitAll
class AssetResource {

    private static final String FOR_GOOD = "public, max-age=31536000, immutable";

    private final Assets assets;

    AssetResource(Assets assets) {
        this.assets = assets;
    }

    @GET
    @Path("/{file}")
    public Response file(String file) {
        var asset = assets.find("/assets/" + file).orElseThrow(NotFoundException::new);
        return answer(asset.type(), asset.text());
    }

    @GET
    @Path("/look/{colors:" + BrandColors.KEY + "}.css")
    public Response look(String colors) {
        return answer("text/css;charset=UTF-8", BrandColors.ofKey(colors).css());
    }

    private static Response answer(String type, String content) {
        return Response.ok(content, type)
                .header("Cache-Control", FOR_GOOD)
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
