package dev.portico.orderedit.order;

import static dev.portico.orderedit.Api.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.orderedit.document.Documents;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderReaderTest {

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":1} | {\"a\":1,\"later\":null} | true",
                "{\"a\":1,\"b\":2} | {\"b\":2,\"a\":1} | true",
                "{\"lines\":[{\"a\":1}]} | {\"lines\":[{\"a\":1,\"later\":null}]} | true",
                "{\"a\":{\"b\":1}} | {\"a\":{\"b\":1,\"later\":null},\"later\":null} | true",
                "{\"a\":1} | {\"a\":2} | false",
                "{\"a\":1} | {\"a\":1,\"later\":0} | false",
                "{\"a\":1} | {\"a\":1,\"later\":\"\"} | false",
                "{\"a\":[1,2]} | {\"a\":[2,1]} | false",
                "{\"a\":[1]} | {\"a\":[1,null]} | false",
            })
    void aFieldThatIsLeftOutSaysNothing(String one, String other, boolean same) {
        assertThat(given(one).equals(given(other))).isEqualTo(same);
    }

    private static String given(String json) {
        return Documents.write(OrderReader.given(tree(json)));
    }
}
