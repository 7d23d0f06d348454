package dev.portico.portal.brand.image;

import java.util.List;

/** What an upload turned out to be. */
public sealed interface PictureCheck {

    record Good(Picture picture) implements PictureCheck {}

    record Refused(List<PictureFault> faults) implements PictureCheck {

        public Refused {
            faults = List.copyOf(faults);
        }

        static Refused because(String code, String detail) {
            return new Refused(List.of(new PictureFault(code, detail)));
        }
    }
}
