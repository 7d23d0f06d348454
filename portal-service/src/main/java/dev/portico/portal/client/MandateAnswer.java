package dev.portico.portal.client;

/** What became of a customer's word that more may be charged later. */
public enum MandateAnswer {
    RECORDED,
    /** Something else would be charged than they were shown. */
    PLAN_CHANGED
}
