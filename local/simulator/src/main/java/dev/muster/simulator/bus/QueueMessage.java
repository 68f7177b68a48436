package dev.muster.simulator.bus;

/**
 * A message as one receive saw it.
 *
 * @param id the same at every receive
 * @param receiptHandle of this receive; deletes the message as long as it is the newest
 * @param body as delivered
 * @param receiveCount how often it was received, this time included
 */
public record QueueMessage(long id, String receiptHandle, String body, int receiveCount) {}
