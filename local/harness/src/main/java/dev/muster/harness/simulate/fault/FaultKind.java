package dev.muster.harness.simulate.fault;

import static dev.muster.harness.simulate.fault.CallKind.ACQUIRE_FENCE;
import static dev.muster.harness.simulate.fault.CallKind.ADD_PLACEHOLDER;
import static dev.muster.harness.simulate.fault.CallKind.CLAIM;
import static dev.muster.harness.simulate.fault.CallKind.CORDON;
import static dev.muster.harness.simulate.fault.CallKind.DELETE_MESSAGE;
import static dev.muster.harness.simulate.fault.CallKind.DELETE_REGISTRATION;
import static dev.muster.harness.simulate.fault.CallKind.FIND_POOL;
import static dev.muster.harness.simulate.fault.CallKind.INTEND;
import static dev.muster.harness.simulate.fault.CallKind.KEEP_IMAGE;
import static dev.muster.harness.simulate.fault.CallKind.LIST_JOBS;
import static dev.muster.harness.simulate.fault.CallKind.LIST_REGISTRATIONS;
import static dev.muster.harness.simulate.fault.CallKind.READ_AGENTS;
import static dev.muster.harness.simulate.fault.CallKind.READ_IMAGES;
import static dev.muster.harness.simulate.fault.CallKind.READ_JOB;
import static dev.muster.harness.simulate.fault.CallKind.READ_POOLS;
import static dev.muster.harness.simulate.fault.CallKind.READ_TASKS;
import static dev.muster.harness.simulate.fault.CallKind.RECEIVE_MESSAGES;
import static dev.muster.harness.simulate.fault.CallKind.RECORD_KEY;
import static dev.muster.harness.simulate.fault.CallKind.RECORD_TASK;
import static dev.muster.harness.simulate.fault.CallKind.REGISTER;
import static dev.muster.harness.simulate.fault.CallKind.RUN_TASK;
import static dev.muster.harness.simulate.fault.CallKind.STOP_TASK;
import static dev.muster.harness.simulate.fault.CallKind.TASK_DEFINITION;
import static dev.muster.harness.simulate.fault.CallKind.WRITE_POOLS;
import static dev.muster.harness.simulate.fault.Profile.AZURE;
import static dev.muster.harness.simulate.fault.Profile.CRASHES;
import static dev.muster.harness.simulate.fault.Profile.ECS;
import static dev.muster.harness.simulate.fault.Profile.NETWORK;
import static dev.muster.harness.simulate.fault.Profile.PEOPLE;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The kinds of faults that a run can hold, by their numbers in docs/correctness.md. Each says how it is drawn: in which
 * share of the runs, how often at most, at which places, and with which amount.
 */
public enum FaultKind {
    /** A conditional write meets a record that has changed meanwhile. */
    F1(NETWORK, Draw.in(0.3).upTo(3).at(INTEND)),
    /** The store throttles: nothing is written or read. */
    F2(NETWORK, Draw.in(0.3).upTo(4).at(CLAIM, INTEND, RECORD_TASK, RECORD_KEY, READ_AGENTS, READ_POOLS)),
    /** A store write is applied, its answer lost. */
    F3(
            NETWORK,
            Draw.in(0.5)
                    .upTo(5)
                    .at(CLAIM, INTEND, INTEND, RECORD_TASK, RECORD_KEY, KEEP_IMAGE, ACQUIRE_FENCE, WRITE_POOLS)),
    /** A store call is not applied and times out. */
    F4(
            NETWORK,
            Draw.in(0.3)
                    .upTo(4)
                    .at(CLAIM, INTEND, RECORD_TASK, RECORD_KEY, KEEP_IMAGE, READ_IMAGES, READ_AGENTS, READ_POOLS)),
    /** A read of the store answers with an older state. */
    F5(NETWORK, Draw.in(0.5).upTo(6).at(READ_POOLS)),
    /** A store transaction is cancelled for a reason of the service's own. */
    F6(NETWORK, Draw.in(0.3).upTo(3).at(CLAIM, INTEND)),
    /** What may expire is deleted the moment it may; amount: seconds between two such moments. */
    F8(NETWORK, Draw.in(0.3).upTo(1).atClock(60, 240).amount(5, 60)),
    /** A controller of this release follows one of a newer release, which has written a record; amount: seconds until it goes. */
    F9(NETWORK, Draw.in(0.2).upTo(1).atClock(60, 240).amount(5, 40)),
    /** A task event comes twice; amount: milliseconds between. */
    F10(NETWORK, Draw.in(0.5).upTo(12).at(Place.EVENT, 150).amount(0, 6_000)),
    /** A task event comes late, after younger ones; amount: by how many milliseconds. */
    F11(NETWORK, Draw.in(0.5).upTo(12).at(Place.EVENT, 150).amount(500, 8_000)),
    /** A task event never comes. */
    F12(NETWORK, Draw.in(0.4).upTo(12).at(Place.EVENT, 150)),
    /** A message is taken for so long that it shows again while it is worked on; amount: seconds. */
    F13(NETWORK, Draw.in(0.6).upTo(10).at(RECEIVE_MESSAGES).amount(25, 60)),
    /** Messages that are being worked on are received by a second consumer as well; amount: at how many receives. */
    F14(NETWORK, Draw.in(0.3).upTo(3).at(RECEIVE_MESSAGES).forCalls(5, 40)),
    /** A message that is no event comes along. */
    F15(NETWORK, Draw.in(0.3).upTo(4).at(Place.EVENT, 150)),
    /** An event of a task or pool comes along that nobody knows. */
    F16(NETWORK, Draw.in(0.3).upTo(4).at(Place.EVENT, 150)),
    /** Deleting a message fails. */
    F17(NETWORK, Draw.in(0.3).upTo(6).at(DELETE_MESSAGE)),
    /** RunTask is accepted, its answer lost. */
    F18(ECS, Draw.in(0.5).upTo(4).at(RUN_TASK)),
    /** RunTask is not accepted, and the call times out. */
    F19(ECS, Draw.in(0.3).upTo(4).at(RUN_TASK)),
    /** RunTask answers 200 with nothing but failures. */
    F20(ECS, Draw.in(0.3).upTo(3).at(RUN_TASK)),
    /** No capacity; amount: for how many launches. */
    F21(ECS, Draw.in(0.3).upTo(2).at(RUN_TASK).forCalls(1, 8)),
    /** ECS throttles; amount: for how many calls of the kind. */
    F22(
            ECS,
            Draw.in(0.3)
                    .upTo(3)
                    .at(RUN_TASK, STOP_TASK, READ_TASKS, TASK_DEFINITION)
                    .forCalls(1, 5)),
    /** A listing does not show the newest tasks yet. */
    F23(ECS, Draw.in(0.3).upTo(5).at(READ_TASKS)),
    /** A page of a listing comes twice, or is left out; amount: 0 twice, 1 out. */
    F24(ECS, Draw.in(0.3).upTo(4).at(READ_TASKS).amount(0, 1)),
    /** Stopped tasks are forgotten early. */
    F25(ECS, Draw.in(0.3).upTo(2).atClock(30, 330)),
    /** The token was used before with other parameters. */
    F26(ECS, Draw.in(0.25).upTo(2).at(RUN_TASK)),
    /** A controller dies right after a launch and is away until ECS has forgotten the token; amount: seconds. */
    F27(ECS, Draw.in(0.25).upTo(1).at(RUN_TASK).amount(290, 320)),
    /** Somebody deregisters the task definitions. */
    F28(ECS, Draw.in(0.25).upTo(1).atClock(20, 200)),
    /** Access denied; amount: for how many calls of the kind. */
    F29(
            ECS,
            Draw.in(0.25)
                    .upTo(2)
                    .at(RUN_TASK, STOP_TASK, READ_TASKS, TASK_DEFINITION)
                    .forCalls(1, 4)),
    /** A Spot interruption; amount: seconds after the container's start. */
    F30(ECS, Draw.in(0.25).upTo(3).at(Place.TASK, 35).amount(1, 60)),
    /** The image cannot be pulled. */
    F31(ECS, Draw.in(0.25).upTo(4).at(Place.TASK, 35)),
    /** The container exits at once; amount: its exit code. */
    F32(ECS, Draw.in(0.25).upTo(4).at(Place.CONTAINER, 30).amount(1, 139)),
    /** A task stays in PROVISIONING or PENDING; amount: seconds. */
    F33(ECS, Draw.in(0.25).upTo(3).at(Place.TASK, 35).amount(100, 900)),
    /** StopTask has no effect the first time, or the task lingers on its way out; amount: 0 lost, else seconds. */
    F34(ECS, Draw.in(0.4).upTo(4).at(STOP_TASK).amount(0, 90)),
    /** Azure DevOps throttles; amount: for how many calls of the kind. */
    F36(
            AZURE,
            Draw.in(0.3)
                    .upTo(3)
                    .at(LIST_REGISTRATIONS, LIST_JOBS, REGISTER, CORDON, DELETE_REGISTRATION)
                    .forCalls(1, 3)),
    /** Azure DevOps fails with 5xx; amount: for how many calls of the kind. */
    F37(
            AZURE,
            Draw.in(0.3)
                    .upTo(3)
                    .at(
                            LIST_REGISTRATIONS,
                            LIST_JOBS,
                            REGISTER,
                            CORDON,
                            DELETE_REGISTRATION,
                            ADD_PLACEHOLDER,
                            FIND_POOL)
                    .forCalls(1, 3)),
    /** A call to Azure DevOps times out; amount: 0 with its effect, 1 without. */
    F38(
            AZURE,
            Draw.in(0.4)
                    .upTo(5)
                    .at(LIST_REGISTRATIONS, LIST_JOBS, REGISTER, CORDON, DELETE_REGISTRATION, ADD_PLACEHOLDER, READ_JOB)
                    .amount(0, 1)),
    /** A listing is older than it should be; amount: by how many readings. */
    F39(AZURE, Draw.in(0.3).upTo(4).at(LIST_JOBS, LIST_REGISTRATIONS).amount(1, 3)),
    /** A listing lacks some of its entries; amount: which share of them, in percent. */
    F40(AZURE, Draw.in(0.3).upTo(4).at(LIST_JOBS, LIST_REGISTRATIONS).amount(10, 100)),
    /** The answer is a sign-in page; amount: for how many calls of the kind. */
    F41(
            AZURE,
            Draw.in(0.3)
                    .upTo(2)
                    .at(LIST_REGISTRATIONS, LIST_JOBS, REGISTER, CORDON, DELETE_REGISTRATION)
                    .forCalls(1, 4)),
    /** The credential is revoked; amount: for how many seconds. */
    F42(AZURE, Draw.in(0.25).upTo(1).atClock(30, 260).amount(5, 60)),
    /** A job comes a second time, with another request id, and the first is cancelled; amount: seconds after. */
    F43(AZURE, Draw.in(0.3).upTo(3).at(Place.JOB, 30).amount(1, 20)),
    /** A job is cancelled before it is picked up; amount: seconds after it was queued. */
    F44(AZURE, Draw.in(0.4).upTo(3).at(Place.JOB, 30).amount(1, 20)),
    /** A job is cancelled once it is assigned; amount: seconds after. */
    F45(AZURE, Draw.in(0.4).upTo(3).at(Place.JOB, 30).amount(0, 10)),
    /** Somebody else's agent comes online for a while and takes jobs; amount: how many. */
    F46(AZURE, Draw.in(0.4).upTo(2).atClock(20, 260).amount(1, 4)),
    /** Jobs whose agent was lost are queued again, from then on. */
    F47(AZURE, Draw.in(0.6).upTo(1).atClock(0, 0)),
    /** The demands of a waiting job change. */
    F48(AZURE, Draw.in(0.3).upTo(3).at(Place.JOB, 30).amount(1, 15)),
    /** A pool is renamed in Azure DevOps, and a controller restarted; amount: seconds until it has its name back. */
    F49(AZURE, Draw.in(0.3).upTo(1).atClock(5, 260).amount(20, 70)),
    /** An agent never registers. */
    F50(AZURE, Draw.in(0.3).upTo(3).at(Place.CONTAINER, 30)),
    /** An agent registers late; amount: seconds. */
    F51(AZURE, Draw.in(0.3).upTo(3).at(Place.CONTAINER, 30).amount(60, 400)),
    /** An agent registers and is never given a job. */
    F52(AZURE, Draw.in(0.3).upTo(2).at(Place.CONTAINER, 30)),
    /** The name of an agent is taken by somebody else's registration; amount: for how many seconds. */
    F53(AZURE, Draw.in(0.3).upTo(3).at(Place.CONTAINER, 30).amount(20, 240)),
    /** An agent dies in the middle of its job; amount: per cent of the job done. */
    F54(AZURE, Draw.in(0.3).upTo(3).at(Place.CONTAINER, 30).amount(0, 99)),
    /** An agent ends, and its registration stays online for a while; amount: seconds. */
    F55(AZURE, Draw.in(0.3).upTo(3).at(Place.CONTAINER, 30).amount(5, 120)),
    /** An agent's job is over at once, and it does not say that it leaves, so that it may be offered another; amount: seconds. */
    F56(AZURE, Draw.in(0.4).upTo(5).at(Place.CONTAINER, 30).amount(1, 20)),
    /** The task is stopped while the agent shows online, or the reverse; amount: seconds. */
    F57(AZURE, Draw.in(0.3).upTo(3).at(Place.CONTAINER, 30).amount(5, 60)),
    /** A job runs long; amount: seconds. */
    F58(AZURE, Draw.in(0.3).upTo(2).at(Place.JOB, 30).amount(120, 600)),
    /** A controller dies at a call; amount: 0 before its effect, 1 after. */
    F59(CRASHES, Draw.in(0.6).upTo(5).at(CallKind.values()).amount(0, 1)),
    /** A controller stops at a call and goes on with what it believed; amount: seconds. */
    F60(CRASHES, Draw.in(0.4).upTo(2).at(CallKind.values()).amount(5, 40)),
    /** A second controller comes and takes the pools; amount: seconds for which the first is paused then. */
    F61(CRASHES, Draw.in(0.55).upTo(1).atClock(20, 240).amount(0, 90)),
    /** A controller is restarted with an older configuration. */
    F62(CRASHES, Draw.in(0.25).upTo(1).atClock(30, 300)),
    /** A controller's clock is wrong; amount: 0 to 499 behind, from 500 ahead, in tenths of seconds off 0 or 500. */
    F64(CRASHES, Draw.in(0.25).upTo(2).atClock(5, 300).amount(0, 999)),
    /** A call takes long, so that others overtake it; amount: milliseconds. */
    F65(CRASHES, Draw.in(0.4).upTo(8).at(CallKind.values()).amount(500, 9_000)),
    /** A controller has one worker and makes one call at a time. */
    F66(CRASHES, Draw.in(0.2).upTo(1).at(Place.RUN, 1)),
    /** A controller is told to end (SIGTERM) and is followed by another; amount: seconds until it is killed. */
    F67(CRASHES, Draw.in(0.3).upTo(1).atClock(30, 300).amount(0, 20)),
    /** The limit of a pool is set to 0 and back; amount: seconds until then. */
    F68(PEOPLE, Draw.in(0.3).upTo(1).atClock(30, 240).amount(5, 60)),
    /** A pool's item is removed, and written again; amount: seconds until then. */
    F69(PEOPLE, Draw.in(0.25).upTo(1).atClock(30, 240).amount(5, 90)),
    /** The same item is written twice. */
    F70(PEOPLE, Draw.in(0.2).upTo(2).atClock(10, 300)),
    /** Somebody stops a task or deletes an agent by hand; amount: even stops, odd deletes. */
    F71(PEOPLE, Draw.in(0.3).upTo(3).atClock(40, 300).amount(0, 99)),
    /** Somebody changes the image of a template. */
    F72(PEOPLE, Draw.in(0.3).upTo(2).atClock(30, 300)),
    /** The state table is set back to an older state; amount: seconds older. */
    F73(PEOPLE, Draw.in(0.3).upTo(1).atClock(60, 280).amount(5, 120)),
    /** Another installation works on the same cluster. */
    F74(PEOPLE, Draw.in(0.3).upTo(1).at(Place.RUN, 1)),
    /** The worker of an agent is killed: the listener reports nothing and exits 0; amount: per cent of the job done. */
    F75(AZURE, Draw.in(0.3).upTo(3).at(Place.CONTAINER, 30).amount(0, 99)),
    /** A listener hangs after its last job. */
    F76(AZURE, Draw.in(0.4).upTo(5).at(Place.CONTAINER, 30)),
    /** A job opens sessions with its agent's copied key. */
    F77(AZURE, Draw.in(0.4).upTo(5).at(Place.CONTAINER, 30)),
    /** A session replaces the capabilities that the agent was registered with. */
    F78(AZURE, Draw.in(0.4).upTo(10).at(Place.CONTAINER, 30)),
    /** A job begins and ends between two polls; amount: milliseconds. */
    F79(AZURE, Draw.in(0.5).upTo(8).at(Place.JOB, 30).amount(100, 900)),
    /** A request stays reserved for an agent that is dead. */
    F80(AZURE, Draw.in(0.3).upTo(3).at(Place.CONTAINER, 30)),
    /** A store transaction meets another one on the same item. */
    F81(NETWORK, Draw.in(0.3).upTo(4).at(CLAIM, INTEND)),
    /** A waiting job's run is cancelled, and its request stays in the queue for ever; amount: seconds after it was queued. */
    F82(AZURE, Draw.in(0.3).upTo(2).at(Place.JOB, 30).amount(1, 20)),
    /** There is no Spot capacity; amount: for how many seconds. */
    F83(ECS, Draw.in(0.4).upTo(2).atClock(20, 240).amount(20, 120)),
    /** The answer to a read of ECS or of the queue is lost. */
    LOST(NETWORK, Draw.in(0.3).upTo(4).at(READ_TASKS, RECEIVE_MESSAGES, TASK_DEFINITION, STOP_TASK));

    private final Profile profile;

    @SuppressWarnings("ImmutableEnumChecker") // a record of values that never change
    private final Draw draw;

    FaultKind(Profile profile, Draw draw) {
        this.profile = profile;
        this.draw = draw;
    }

    Profile profile() {
        return profile;
    }

    Draw draw() {
        return draw;
    }

    /** Whether its amount says for how many visits of its place it goes on. */
    boolean lasts() {
        return draw.lasting();
    }

    static Optional<FaultKind> named(String name) {
        return Arrays.stream(values()).filter(kind -> kind.name().equals(name)).findFirst();
    }

    static List<FaultKind> of(Profile profile) {
        return Arrays.stream(values()).filter(profile::holds).toList();
    }
}
