package io.glossa.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.glossa.run.ConfigException;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * How much a trial may learn from: bytes of the target's text, or operations. One of the two is given.
 *
 * @param targetBytes UTF-8 bytes of text that is no replay
 * @param operations floating-point operations of the training, head included
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BudgetSettings(Long targetBytes, Double operations) {
    public BudgetSettings {
        if ((targetBytes == null) == (operations == null)) {
            throw new ConfigException(
                    "found " + (targetBytes == null ? "neither" : "both") + "; expected target-bytes or operations");
        }
        if (targetBytes != null && targetBytes < 1) {
            throw new ConfigException("target-bytes is " + targetBytes + "; expected 1 or more");
        }
        if (operations != null && !(operations >= 1 && Double.isFinite(operations))) {
            throw new ConfigException("operations is " + operations + "; expected 1 or more");
        }
    }

    /** A name for tables and folders, such as {@code 4000000-bytes} or {@code 2e13-operations}. */
    public String key() {
        return targetBytes != null
                ? targetBytes + "-bytes"
                : BigDecimal.valueOf(operations)
                                .stripTrailingZeros()
                                .toString()
                                .toLowerCase(Locale.ROOT)
                                .replace("+", "")
                        + "-operations";
    }

    /** The amount in its unit, to order budgets of one kind by. */
    double amount() {
        return targetBytes != null ? targetBytes : operations;
    }
}
