/**
 * The thread that DDEML is bound to. It waits inside Windows and not in Node's event loop, so requests are taken from
 * the port after each wait; answers are sent from wherever they arise.
 */
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { kernel32 } from '../ffi/kernel32.js';
import { Conversations } from './conversations.js';
import type { Reply, Request, WorkerData } from './protocol.js';
import { pumpMessages } from './pump.js';

if (!parentPort) throw new Error('This file runs as a worker of bridgesmith, and not by itself.');
const port = parentPort;
const conversations = new Conversations((reply: Reply) => port.postMessage(reply));

const { wake, done } = workerData as WorkerData;

pumpMessages(wake, () => {
  for (let received = receiveMessageOnPort(port); received; received = receiveMessageOnPort(port)) {
    const request = received.message as Request;
    if (request.type === 'close') return false;
    conversations.take(request);
  }
  conversations.proceed();
  return true;
});
conversations.close();
kernel32().SetEvent(done);
port.close();
