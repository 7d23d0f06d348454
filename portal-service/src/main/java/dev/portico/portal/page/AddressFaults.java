package dev.portico.portal.page;

import dev.portico.portal.address.domain.AddressFault;
import dev.portico.portal.address.domain.AddressFault.UnknownProvince;
import dev.portico.portal.address.domain.AddressFault.WrongPostalCode;
import dev.portico.portal.address.domain.TypedAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is wrong with a typed address, in the customer's language and by the input it is about. */
final class AddressFaults {

    static Map<String, String> of(Visit visit, TypedAddress address) {
        var sentences = new LinkedHashMap<String, String>();
        address.faults().forEach(fault -> sentences.put(input(fault), sentence(visit, address, fault)));
        return sentences;
    }

    private static String input(AddressFault fault) {
        return EditForm.addressField(fault.field().key());
    }

    private static String sentence(Visit visit, TypedAddress address, AddressFault fault) {
        var field = AddressFields.label(visit, address.format(), fault.field());
        if (fault instanceof WrongPostalCode) {
            return visit.text(
                    "reason.WRONG_POSTAL_CODE", Map.of("field", field, "example", ((WrongPostalCode) fault).example()));
        }
        var key = fault instanceof UnknownProvince ? "reason.UNKNOWN_PROVINCE" : "reason.MISSING_FIELD";
        return visit.text(key, Map.of("field", field));
    }

    private AddressFaults() {}
}
