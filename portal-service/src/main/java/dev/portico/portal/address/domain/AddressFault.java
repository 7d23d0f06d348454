package dev.portico.portal.address.domain;

/** What is wrong with a field of an address as somebody typed it. */
public sealed interface AddressFault {

    AddressField field();

    record Missing(AddressField field) implements AddressFault {}

    /** The country has provinces, and this is none of them. */
    record UnknownProvince() implements AddressFault {
        @Override
        public AddressField field() {
            return AddressField.PROVINCE;
        }
    }

    /** No code of that country looks like it. */
    record WrongPostalCode(String example) implements AddressFault {
        @Override
        public AddressField field() {
            return AddressField.POSTAL_CODE;
        }
    }
}
