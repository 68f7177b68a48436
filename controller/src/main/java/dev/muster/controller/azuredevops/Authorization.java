package dev.muster.controller.azuredevops;

/** What a call shows Azure DevOps to say who calls. It goes to the pool's own organisation and nowhere else. */
public sealed interface Authorization permits PersonalAccessToken, BearerToken {
    /** The value of the {@code Authorization} header. */
    String header();
}
