/** The running suite from outside: what a customer, a merchant and a power cut do to it. */
package dev.portico.acceptance;
