package dev.portico.portal.brand;

import dev.portico.portal.brand.image.Format;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/**
 * Shops' pictures. Their names are made from their content, so browsers may keep them; whoever opens one by itself gets a
 * picture and nothing that could do anything.
 */
@Path("/assets/brand/{merchant}")
@PermitAll
class BrandImageResource {

    private final BrandImages images;

    BrandImageResource(BrandImages images) {
        this.images = images;
    }

    @GET
    @Path("/{file:[0-9a-f]{32}[.][a-z]{3,4}}")
    public Uni<Response> picture(String merchant, String file) {
        var format = Format.ofFile(file).orElseThrow(NotFoundException::new);
        return images.find(merchant, file).map(found -> answer(format, found.orElseThrow(NotFoundException::new)));
    }

    private static Response answer(Format format, byte[] content) {
        return Response.ok(content, format.type())
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Cross-Origin-Resource-Policy", "cross-origin") // mails in a browser show it
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
