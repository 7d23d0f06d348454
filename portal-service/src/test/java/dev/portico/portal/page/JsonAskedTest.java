package dev.portico.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonAskedTest {

    @ParameterizedTest(name = "{0} gets JSON: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json                                    | true",
                "application/json, text/plain, */*                   | true",
                "application/json, text/html;q=0.9                   | true",
                "application/json;charset=UTF-8                      | true",
                "image/png, application/json                         | true",
                "text/html, application/json;q=0.9                   | false",
                "text/html,application/xhtml+xml,*/*;q=0.8           | false",
                "*/*                                                 | false",
                "*/*, application/json;q=0.5                         | false",
                "text/*, application/json;q=0.5                      | false",
                "application/*                                       | false",
                "application/json;q=0                                | false",
                "application/json;q=0.0, text/html                   | false",
                "application/problem+json                            | false",
                "text/calendar                                       | false"
            })
    void onlyWhoNamesItBeforeAnyPage(String accept, boolean expected) {
        List<MediaType> accepted = Stream.of(accept.split(","))
                .map(String::strip)
                .map(MediaType::valueOf)
                .toList();

        assertThat(JsonAsked.by(accepted)).isEqualTo(expected);
    }
}
