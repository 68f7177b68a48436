package dev.muster.harness.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WriteCountTest {
    @ParameterizedTest
    @CsvSource({
        "PutItem, 1",
        "UpdateItem, 1",
        "DeleteItem, 1",
        "GetItem, 0",
        "Query, 0",
        "Scan, 0",
        "TransactGetItems, 0",
        "BatchGetItem, 0",
        "CreateTable, 0",
    })
    void an_operation_on_one_item_counts_if_it_writes(String operation, int written) {
        assertThat(WriteCount.of("DynamoDB_20120810." + operation, "{}", "{}")).isEqualTo(written);
    }

    @Test
    void a_transaction_counts_what_it_writes_and_not_what_it_checks() {
        String transaction = """
                {"TransactItems":[{"ConditionCheck":{}},{"Put":{}},{"Put":{}},{"Update":{}},{"Delete":{}}]}""";

        assertThat(WriteCount.of("DynamoDB_20120810.TransactWriteItems", transaction, "{}"))
                .isEqualTo(4);
    }

    @Test
    void a_batch_counts_what_was_processed_over_all_tables() {
        String batch = """
                {"RequestItems":{"a":[{"PutRequest":{}},{"DeleteRequest":{}}],"b":[{"PutRequest":{}}]}}""";
        String answer = """
                {"UnprocessedItems":{"a":[{"PutRequest":{}}]}}""";

        assertThat(WriteCount.of("DynamoDB_20120810.BatchWriteItem", batch, answer))
                .isEqualTo(2);
    }
}
