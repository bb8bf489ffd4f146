/**
 * What a history of ratings amounts to under a community's own rules: {@code commons-score/1}, a
 * pure function of a policy, a month and evidence. Knows neither signatures nor where evidence came
 * from. Specified in {@code specs/commons-score.md} and {@code specs/governance-policy.md}.
 */
@NullMarked
package org.workcommons.vc.reputation;

import org.jspecify.annotations.NullMarked;
