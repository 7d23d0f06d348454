package dev.portico.payment.refund;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.refund.domain.Part;

/** A part that the processor is to be called about. */
record DuePart(MerchantId merchant, Part part) {}
