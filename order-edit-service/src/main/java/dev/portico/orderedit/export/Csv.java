package dev.portico.orderedit.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.util.List;

/** Rows as lines of RFC 4180. */
final class Csv {

    static String of(List<List<String>> rows) {
        var text = new StringWriter();
        var csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .bufferSize(0) // it writes into memory
                .build(text);
        rows.forEach(row -> {
            var written = csv.writeRecord(row);
        });
        return text.toString();
    }

    private Csv() {}
}
