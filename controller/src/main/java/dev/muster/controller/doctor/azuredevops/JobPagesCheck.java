package dev.muster.controller.doctor.azuredevops;

import dev.muster.controller.doctor.Check;
import dev.muster.controller.doctor.Result;
import dev.muster.controller.doctor.Subject;

/** Whether the list of all requests can be turned over page by page. */
record JobPagesCheck(Ward ward) implements Check {
    private static final String CONTINUATION = "x-ms-continuationtoken";

    @Override
    public Subject subject() {
        return Subject.JOB_PAGES;
    }

    @Override
    public Result look() throws InterruptedException {
        Reply two = page("2");
        if (!two.isSuccess()) {
            return two.asFailure("Pages of job requests cannot be read", ward.toGetRights());
        }
        if (two.rows().size() < 2) {
            return new Result.Skipped("needs two requests, finished or not, in the pool");
        }
        Reply one = page("1");
        String token = one.header(CONTINUATION).orElse("");
        if (token.isEmpty()) {
            return new Result.Warn(
                    "The first of several pages has no header " + CONTINUATION + ".",
                    "Muster does not need it while lists are not cut off; report it.");
        }
        boolean goesOn = page("1&continuationToken=" + Organization.encoded(token)).rows().stream()
                .noneMatch(row ->
                        row.path("requestId").equals(one.rows().getFirst().path("requestId")));
        return goesOn
                ? new Result.Ok("The header " + CONTINUATION + " leads to the next page.")
                : new Result.Warn(
                        "The header " + CONTINUATION + " leads to the same page again.",
                        "Muster does not need it while lists are not cut off; report it.");
    }

    private Reply page(String top) throws InterruptedException {
        return ward.ask().getUndocumented(ward.pool() + "/jobrequests?$top=" + top);
    }
}
