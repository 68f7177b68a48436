package dev.muster.harness.identity;

import dev.muster.controller.aws.AwsAccess;
import dev.muster.controller.azuredevops.AzureDevOpsClient;
import dev.muster.controller.azuredevops.AzureDevOpsRegistrations;
import dev.muster.controller.azuredevops.HttpTransport;
import dev.muster.controller.azuredevops.RateGovernor;
import dev.muster.controller.azuredevops.TimeOuts;
import dev.muster.controller.identity.EntraTokens;
import dev.muster.controller.identity.PoolCredentials;
import dev.muster.controller.loop.LoopRuntime;
import dev.muster.controller.loop.PoolTarget;
import dev.muster.controller.secretsmanager.SecretsManagerClients;
import dev.muster.controller.secretsmanager.SecretsManagerSecrets;
import dev.muster.controller.sts.StsWebIdentityTokens;
import dev.muster.model.plan.Outcome;
import dev.muster.model.pool.AzureDevOpsPool;
import dev.muster.model.pool.CredentialSource;
import dev.muster.simulator.ado.AdoFaults;
import dev.muster.simulator.ado.AdoFront;
import dev.muster.simulator.ado.AdoSettings;
import dev.muster.simulator.ado.AgentKey;
import dev.muster.simulator.ado.EntraDirectory;
import dev.muster.simulator.ado.FederatedCredential;
import dev.muster.simulator.ado.Organisation;
import dev.muster.simulator.http.HttpRequest;
import dev.muster.simulator.http.HttpResponse;
import dev.muster.simulator.http.LoopbackServer;
import dev.muster.simulator.http.RequestHandler;
import dev.muster.simulator.http.ado.Administrators;
import dev.muster.simulator.http.ado.AdoHandler;
import dev.muster.simulator.http.ado.EntraFace;
import dev.muster.simulator.http.aws.SecretsManagerFace;
import dev.muster.simulator.http.aws.StsFace;
import dev.muster.simulator.sts.OutboundFederation;
import dev.muster.simulator.sts.SecurityTokenService;
import dev.muster.simulator.sts.StsSettings;
import dev.muster.simulator.sts.TaskCredentials;
import dev.muster.simulator.truth.Truth;
import dev.muster.simulator.world.World;
import java.math.BigInteger;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * The adapters that are shipped, over real HTTP before simulated STS, Secrets Manager, Entra ID and Azure DevOps; all on one
 * virtual clock. Remembers every exchange.
 */
final class IdentityScene implements AutoCloseable {
    static final String TENANT = "0f8fad5b-d9cb-469f-a165-70867728950e";
    static final String CLIENT = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
    static final String ARN = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:ado-AbCdEf";
    static final String ISSUER = "https://0a1b.tokens.sts.global.api.aws";
    static final String ROLE = "arn:aws:iam::123456789012:role/muster-controller";
    static final Duration TOKEN_LIFE = Duration.ofHours(1);

    /** The AWS SDK signs by the real clock, so the virtual one starts with it and may run ahead for so long. */
    private static final Duration A_DAY = Duration.ofDays(1);

    private static final KeyPair ISSUER_KEYS = keys();

    final World world = World.virtual(7, Instant.now());
    final EntraDirectory entra = new EntraDirectory(world, TENANT, TOKEN_LIFE);
    final SecretsManagerFace secrets = new SecretsManagerFace();
    final Map<String, String> environment = new TreeMap<>();
    final List<Exchange> exchanges = Collections.synchronizedList(new ArrayList<>());
    volatile Administrators administrators = entra::vouchesFor;
    volatile UnaryResponse signIn = response -> response;

    private final SecurityTokenService sts =
            new SecurityTokenService(world, new StsSettings("123456789012", "eu-west-1", A_DAY, A_DAY));
    private final List<Runnable> closing = new ArrayList<>();
    private final URI organisation;
    private final AzureDevOpsRegistrations registrations;

    /** One request and its answer. */
    record Exchange(String server, HttpRequest request, HttpResponse response) {}

    /** Changes what Azure DevOps answers to those it does not let in. */
    interface UnaryResponse {
        HttpResponse of(HttpResponse response);
    }

    IdentityScene() {
        Organisation acme = new Organisation(world, AdoSettings.of("acme"), new Truth());
        acme.addPool("linux");
        AdoHandler ado = new AdoHandler(
                acme,
                new AdoFront(acme, AdoFaults.NONE),
                authorization -> administrators.include(authorization),
                Duration.ZERO);
        organisation = serve("ado", request -> letIn(ado.handle(request))).resolve("/" + acme.name());
        URI stsUri = serve("sts", new StsFace(sts));
        URI secretsUri = serve("secrets", secrets);
        URI entraUri = serve("entra", new EntraFace(entra));
        TaskCredentials role = sts.issue(ROLE, "0123abc");
        var credentials = StaticCredentialsProvider.create(
                AwsSessionCredentials.create(role.accessKeyId(), role.secretAccessKey(), role.sessionToken()));
        Clock runtime = new Clock(world);
        StsWebIdentityTokens webIdentities =
                new StsWebIdentityTokens(new AwsAccess(Region.EU_WEST_1, stsUri, credentials));
        closing.add(webIdentities::close);
        SecretsManagerClients clients = new SecretsManagerClients(secretsUri, credentials);
        closing.add(clients::close);
        HttpTransport transport = new HttpTransport(Duration.ofSeconds(5));
        closing.add(transport::close);
        PoolCredentials pools = new PoolCredentials(
                environment,
                new SecretsManagerSecrets(clients),
                new EntraTokens(entraUri, transport, Duration.ofSeconds(10), runtime),
                webIdentities,
                runtime);
        AzureDevOpsClient client = new AzureDevOpsClient(
                TimeOuts.DEFAULT,
                new HttpTransport(TimeOuts.DEFAULT.connect()),
                pools,
                new RateGovernor(InstantSource.system()),
                wait -> {},
                () -> 0.5);
        closing.add(client::close);
        registrations = new AzureDevOpsRegistrations(client);
        entra.register(CLIENT);
    }

    /** What finding the pool with that credential ends in. */
    Outcome<PoolTarget> find(CredentialSource credential) {
        return registrations.find(new AzureDevOpsPool(organisation, "linux", credential));
    }

    void federate() {
        sts.federate(new OutboundFederation(ISSUER, ISSUER_KEYS));
    }

    void trust(String subject) {
        entra.trust(CLIENT, new FederatedCredential(ISSUER, subject, "api://AzureADTokenExchange", key((RSAPublicKey)
                ISSUER_KEYS.getPublic())));
    }

    void pass(Duration time) {
        world.call(() -> {
            world.advanceTo(world.now().plus(time));
            return null;
        });
    }

    long asked(String server) {
        return exchanges.stream()
                .filter(exchange -> exchange.server().equals(server))
                .count();
    }

    @Override
    public void close() {
        closing.reversed().forEach(Runnable::run);
    }

    private HttpResponse letIn(HttpResponse response) {
        return response.status() == 401 ? signIn.of(response) : response;
    }

    private URI serve(String name, RequestHandler face) {
        LoopbackServer server = LoopbackServer.start(
                name, face, (which, request, response) -> exchanges.add(new Exchange(which, request, response)));
        closing.add(server::close);
        return server.uri();
    }

    private static AgentKey key(RSAPublicKey key) {
        return new AgentKey(base64(key.getModulus()), base64(key.getPublicExponent()));
    }

    private static String base64(BigInteger number) {
        return Base64.getEncoder().encodeToString(number.toByteArray());
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The world's clock as the controller sees it. */
    private record Clock(World world) implements LoopRuntime {
        @Override
        public Instant now() {
            return world.call(world::now);
        }

        @Override
        public void sleep(Duration duration) {
            throw new UnsupportedOperationException("nothing here waits");
        }

        @Override
        public void spawn(String name, Task task) {
            throw new UnsupportedOperationException("nothing here spawns");
        }

        @Override
        public Signal newSignal() {
            throw new UnsupportedOperationException("nothing here waits for a signal");
        }

        @Override
        public Lock newLock() {
            return new ReentrantLock();
        }

        @Override
        public double random() {
            return 0.5;
        }
    }
}
