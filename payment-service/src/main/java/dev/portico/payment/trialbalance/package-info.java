/** Whether the ledger still adds up. Entry points: {@link TrialBalanceResource}, {@link DailyTrialBalance}. */
@NullMarked
package dev.portico.payment.trialbalance;

import org.jspecify.annotations.NullMarked;
