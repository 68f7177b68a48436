package dev.muster.simulator.http.ado;

import dev.muster.simulator.http.HttpRequest;

/** Addresses of this face as the caller of a request knows it: the service's ports are not known beforehand. */
final class Addresses {
    private Addresses() {}

    static String organisationUrl(HttpRequest request, String organisation) {
        return "http://" + request.header("Host").orElse("localhost") + "/" + organisation;
    }

    static String authorizationUrl(HttpRequest request, String organisation) {
        return organisationUrl(request, organisation) + "/_apis/oauth2/token";
    }
}
