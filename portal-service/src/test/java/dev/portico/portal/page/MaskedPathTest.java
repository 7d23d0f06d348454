package dev.portico.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedPathTest {

    @ParameterizedTest
    @CsvSource({
        "/p/v1.test.c2VjcmV0.bWFj, /p/v1.tes…",
        "/p/v1.test.c2VjcmV0.bWFj/edit/review, /p/v1.tes…/edit/review",
        "/p/abc, /p/abc…",
        "/o/v1.test.c2VjcmV0.bWFj/list, /o/v1.tes…/list",
        "/s/demo/find, /s/demo/find",
        "/preview/v1.preview.c2VjcmV0.bWFj/edit, /preview/v1.pre…/edit",
        "/api/v1/merchant, /api/v1/merchant"
    })
    void aLinksTokenIsNotWrittenDown(String path, String logged) {
        assertThat(MaskedPath.mask(path)).isEqualTo(logged);
    }
}
