/**
 * The thread that windows of DDE belong to. It waits inside Windows and not in Node's event loop, so requests are taken
 * from the port after each wait; answers are sent from wherever they arise.
 */
import { parentPort, receiveMessageOnPort, threadId, workerData } from 'node:worker_threads';
import { kernel32 } from '../../ffi/kernel32.js';
import { MessageWindows } from '../../ffi/messageWindows.js';
import { Sender } from '../../ffi/sender.js';
import type { CallRequest, Reply, Request } from '../protocol.js';
import { WakeSignal } from '../wakeSignal.js';
import type { WorkerData } from '../workerData.js';
import { ClientConversations } from './clientConversations.js';
import { isDdeMessage } from './messages.js';
import { PartnerProcesses } from './partnerProcesses.js';
import { pumpMessages } from './pump.js';
import { ServerConversations } from './serverConversations.js';

if (!parentPort) throw new Error('This file runs as a worker of bridgesmith, and not by itself.');
const port = parentPort;
const { signal: shared, wake: wakeWord, done, replies, replied } = workerData as WorkerData;
const wake = kernel32().CreateEventW(null, 0, 0, null);
new Float64Array(wakeWord)[0] = wake;
const count = new Int32Array(replied);
const signal = new WakeSignal(shared);
const reply = (message: Reply) => {
  replies.postMessage(message);
  Atomics.add(count, 0, 1);
  Atomics.notify(count, 0);
};

/** How long partners may take to say goodbye when everything ends, in milliseconds. */
const goodbye = 300;
/** How often to look for partners whose processes cannot be waited for, in milliseconds. */
const lookEvery = 1000;

let lastConversation = 0;
const nextNumber = () => ++lastConversation;
const processes = new PartnerProcesses();
const windows = new MessageWindows(
  `bridgesmith DDE ${threadId}`,
  (...sent) => clients.takeSent(...sent) ?? servers.takeSent(...sent),
);
const sender = new Sender();
const clients = new ClientConversations(windows, processes, sender, nextNumber, reply);
const servers = new ServerConversations(windows, processes, nextNumber, reply);

const never = Number.POSITIVE_INFINITY;
/** When the thread ends even if some partner has not said goodbye. */
let end = never;

pumpMessages({
  handles: () => [wake, ...processes.handles()],
  patience: () => {
    const look = processes.mustCheck ? performance.now() + lookEvery : never;
    const next = Math.min(clients.nextDeadline, servers.nextDeadline ?? never, end, look);
    return next === never ? undefined : Math.max(0, Math.ceil(next - performance.now()));
  },
  posted: (message) => isDdeMessage(message.message) && (clients.takePosted(message) || servers.takePosted(message)),
  sleeps: () => signal.sleep(),
  woken: (handle) => {
    signal.wake();
    if (handle !== undefined && handle !== wake) processes.ended(handle);
  },
  asked: () => {
    const isSent = signal.take();
    if (isSent) takeRequests();
    return clients.goOn() || isSent;
  },
  goesOn: () => {
    if (processes.mustCheck) processes.check();
    servers.retry();
    const now = performance.now();
    clients.proceed(now);
    return now < end && (end === never || clients.leaving);
  },
});
windows.close();
sender.close();
Atomics.store(new Int32Array(done), 0, 1);
Atomics.notify(new Int32Array(done), 0);
port.close();
replies.close();

function takeRequests(): void {
  for (let received = receiveMessageOnPort(port); received; received = receiveMessageOnPort(port)) {
    take(received.message as Request);
  }
}

function take(request: Request): void {
  switch (request.type) {
    case 'call':
      begin(request.call, request.request);
      break;
    case 'abandon':
      clients.abandon(request.call);
      break;
    case 'disconnect':
      clients.disconnect(request.conversation);
      break;
    case 'acknowledge':
      clients.acknowledge(request);
      break;
    case 'set':
      servers.set(request);
      break;
    case 'answer':
      servers.answer(request);
      break;
    case 'close':
      clients.close();
      servers.close();
      end = Math.min(end, performance.now() + goodbye);
  }
}

function begin(call: number, request: CallRequest): void {
  switch (request.type) {
    case 'connect':
      clients.connect(call, request);
      break;
    case 'list':
      clients.list(call, request);
      break;
    case 'transact':
      clients.transact(call, request);
      break;
    case 'serve':
      servers.serve(call, request);
  }
}
