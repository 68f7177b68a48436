package dev.muster.controller.app;

import dev.muster.controller.azuredevops.HttpTransport;
import dev.muster.controller.doctor.BootstrapCheck;
import dev.muster.controller.doctor.Check;
import dev.muster.controller.doctor.CleanUp;
import dev.muster.controller.doctor.Doctor;
import dev.muster.controller.doctor.JsonText;
import dev.muster.controller.doctor.Leftovers;
import dev.muster.controller.doctor.Note;
import dev.muster.controller.doctor.Patient;
import dev.muster.controller.doctor.PoolSource;
import dev.muster.controller.doctor.Report;
import dev.muster.controller.doctor.Secrets;
import dev.muster.controller.doctor.SpecCheck;
import dev.muster.controller.doctor.SpecFile;
import dev.muster.controller.doctor.Subject;
import dev.muster.controller.doctor.TablePool;
import dev.muster.controller.doctor.TableText;
import dev.muster.controller.doctor.aws.AwsChecks;
import dev.muster.controller.doctor.azuredevops.AzureDevOpsChecks;
import dev.muster.model.agent.InstallationId;
import java.io.PrintStream;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** {@code muster doctor}: examines what the controller would use, with the controller's configuration. */
public final class DoctorCommand {
    private static final int USAGE = 2;

    private DoctorCommand() {}

    /**
     * Examines and prints.
     *
     * @param words what stands behind {@code doctor}
     * @param properties win over environment and files, as in {@link MusterApplication#start}
     * @param clock this machine's, as the examination sees it
     * @param pace {@link DoctorPace#USUAL} but against clouds that are quicker than the real ones
     * @return the exit code: 0 if nothing has to be mended, 1 if something has, 2 for usage and configuration
     */
    public static int run(
            List<String> words,
            Map<String, Object> properties,
            PrintStream out,
            PrintStream err,
            InstantSource clock,
            DoctorPace pace) {
        if (words.contains("--help")) {
            out.print(DoctorOptions.USAGE);
            return 0;
        }
        Optional<DoctorOptions> options = DoctorOptions.parse(words);
        if (options.isEmpty()) {
            err.print(DoctorOptions.USAGE);
            return USAGE;
        }
        Optional<ConfigurableApplicationContext> started = started(properties, clock, pace);
        if (started.isEmpty()) {
            err.println("muster doctor: the configuration cannot be used.");
            return USAGE;
        }
        try (ConfigurableApplicationContext context = started.get()) {
            return examined(context, options.get(), out, err);
        }
    }

    /** Empty if the configuration cannot be used; Spring Boot has said why then. */
    private static Optional<ConfigurableApplicationContext> started(
            Map<String, Object> properties, InstantSource clock, DoctorPace pace) {
        try {
            return Optional.of(application(clock, pace).run(arguments(properties)));
        } catch (RuntimeException invalid) {
            return Optional.empty();
        }
    }

    private static int examined(
            ConfigurableApplicationContext context, DoctorOptions options, PrintStream out, PrintStream err) {
        DoctorPace pace = context.getBean(DoctorPace.class);
        Leftovers leftovers = new Leftovers(() -> Thread.sleep(pace.betweenAttempts()));
        Thread hook = new Thread(() -> clear(leftovers, err), "doctor-clean-up");
        Runtime.getRuntime().addShutdownHook(hook);
        Doctor doctor = new Doctor(new VirtualThreadPatience(), context.getBean(Secrets.class));
        Report report = doctor.examine(checks(context, options, leftovers));
        unhook(hook);
        out.print(options.json() ? JsonText.of(report) : TableText.of(report));
        out.flush();
        return report.failed() ? 1 : 0;
    }

    private static List<Check> checks(
            ConfigurableApplicationContext context, DoctorOptions options, Leftovers leftovers) {
        Note<Patient> patient = new Note<>();
        Note<InstallationId> installation = new Note<>();
        Optional<Leftovers> writing = options.write() ? Optional.of(leftovers) : Optional.empty();
        AzureDevOpsChecks azure = context.getBean(AzureDevOpsChecks.class);
        AwsChecks aws = context.getBean(AwsChecks.class);
        PoolSource source = options.spec()
                .<PoolSource>map(SpecFile::new)
                .orElseGet(() -> new TablePool(aws.store().pools(), options.pool()));
        URI bootstrap = Objects.requireNonNull(
                context.getBean(MusterProperties.class).bootstrap().url());
        List<Check> checks = new ArrayList<>(aws.all(patient, installation, writing));
        checks.add(new SpecCheck(source, patient));
        checks.addAll(azure.all(patient, installation, options.project(), writing));
        checks.add(new BootstrapCheck(context.getBean("doctorTransport", HttpTransport.class), bootstrap));
        checks.add(options.write() ? new CleanUp(leftovers) : Check.skipped(Subject.CLEAN_UP, "nothing was made"));
        return checks;
    }

    /** What was still left has its line now; the hook is for those who are interrupted. */
    private static void unhook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException interruptedNow) {
            // It runs already, and finds nothing or tries again.
        }
    }

    private static void clear(Leftovers leftovers, PrintStream err) {
        try {
            List<String> left = leftovers.abandon();
            if (!left.isEmpty()) {
                err.println("muster doctor: left behind, remove by hand: " + String.join("; ", left));
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private static SpringApplication application(InstantSource clock, DoctorPace pace) {
        SpringApplication application = new SpringApplication(DoctorConfiguration.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLogStartupInfo(false);
        // Its clients are needed until the last thing is removed.
        application.setRegisterShutdownHook(false);
        application.addInitializers((ApplicationContextInitializer<GenericApplicationContext>) context -> {
            context.registerBean("clock", InstantSource.class, () -> clock);
            context.registerBean("pace", DoctorPace.class, () -> pace);
        });
        return application;
    }

    private static String[] arguments(Map<String, Object> properties) {
        return properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
    }
}
