/** What the portal's tests share: the fakes of the services it asks, orders, pages. */
package dev.portico.portal.testing;
