import type { KeyDefinition } from './keys.js';
import { choice, flag, hook, host, integer, keyFinder, text } from './keyTable.js';

/** The phone reads numbers by _wtoi: where no other limit is known, the limits are those of an int. */
const highest = 2 ** 31 - 1;
const seconds = [0, highest] as const;
const port = [0, 65_535] as const;
const percent = [0, 100] as const;
const pixels = [-highest, highest] as const;

/** The keys of `[Settings]` in MicroSIP 3.19 to 3.22, with what its public sources take for their defaults. */
export const settingsKeys: readonly KeyDefinition[] = [
  integer('accountId', [0, 999], '0', 'the account in use, counted from 1; 0 is the local one'),
  flag('enableLocalAccount', '0', 'calls by address, without an account'),
  flag('singleMode', '1', 'one call at a time'),

  text('ringingSound', 'sound file for incoming calls'),
  integer('volumeRing', percent, '100', 'how loud it rings'),
  integer('volumeOutput', percent, '100', 'how loud the speaker is'),
  integer('volumeInput', percent, '100', 'how loud the microphone is'),
  text('audioRingDevice', 'device that rings; empty is the default one'),
  text('audioOutputDevice', 'device to hear with; empty is the default one'),
  text('audioInputDevice', 'device to speak into; empty is the default one'),
  flag('micAmplification', '0', 'amplify the microphone'),
  flag('swLevelAdjustment', '0', 'adjust the levels in software'),
  text('audioCodecs', 'codecs in order of preference', 'PCMA/8000/1 PCMU/8000/1'),
  flag('VAD', '0', 'send nothing while nobody speaks'),
  flag('EC', '1', 'cancel echoes'),
  flag('forceCodec', '0', 'use the first codec of an incoming call'),
  flag('opusStereo', '0', 'Opus in stereo'),

  flag('disableMessaging', '0', 'no instant messages'),
  flag('disableVideo', '0', 'no video'),
  text('videoCaptureDevice', 'camera; empty is the default one'),
  text('videoCodec', 'video codec; empty is the default one'),
  flag('videoH264', '1', 'allow H.264'),
  flag('videoH263', '1', 'allow H.263'),
  flag('videoVP8', '1', 'allow VP8'),
  flag('videoVP9', '1', 'allow VP9'),
  integer('videoBitrate', [0, highest], '0', 'kilobits a second; 0 is the default'),

  flag('rport', '1', 'symmetric response routing'),
  integer('sourcePort', port, '0', 'SIP port of this computer; 0 is any'),
  integer('rtpPortMin', port, '0', 'first port for audio; 0 is any'),
  integer('rtpPortMax', port, '0', 'last port for audio; 0 is any'),
  text('dnsSrvNs', 'name server for DNS SRV'),
  flag('dnsSrv', '0', 'find servers by DNS SRV'),
  host('STUN', 'STUN server'),
  flag('enableSTUN', '0', 'use the STUN server'),
  text('portKnockerHost', 'host to knock at before registering'),
  text('portKnockerPorts', 'ports to knock at'),
  text('userAgent', 'name that the phone gives itself'),

  text('recordingPath', 'folder for recordings', undefined),
  choice('recordingFormat', ['', 'mp3', 'wav'], '', 'format of recordings; empty is mp3'),
  flag('autoRecording', '0', 'record every call'),
  flag('recordingButton', '1', 'a button that records'),
  flag('buttonAC', '1', 'a button for the auto conference'),
  flag('buttonCONF', '1', 'a button for a conference'),

  choice('DTMFMethod', ['0', '1', '2', '3'], '0', 'how tones are sent: 0 auto, 1 in-band, 2 RFC 2833, 3 SIP INFO'),
  flag('localDTMF', '1', 'hear the tones that are sent'),
  choice(
    'autoAnswer',
    ['', 'no', 'all', 'button', 'header'],
    'button',
    'answer by itself: all calls, while the AA button is down, when the caller asks for it, or (empty, no) none',
  ),
  integer('autoAnswerDelay', seconds, '0', 'seconds before it answers by itself'),
  text('autoAnswerNumber', 'answer by itself for these callers only'),
  text('autoAnswerCalls', 'answer by itself for this kind of calls only'),
  text('forwarding', 'which calls are forwarded; empty is none'),
  text('forwardingNumber', 'number to which calls are forwarded'),
  integer('forwardingDelay', seconds, '0', 'seconds before a call is forwarded'),
  text('featureCodeCP', 'what is dialled to pick up a call', '**'),
  text('featureCodeBT', 'what is dialled for a blind transfer', '##'),
  text('featureCodeAT', 'what is dialled for an attended transfer', '*2'),
  flag('enableFeatureCodeCP', '1', 'pick up calls by code'),
  flag('enableFeatureCodeBT', '0', 'blind transfers by code'),
  flag('enableFeatureCodeAT', '0', 'attended transfers by code'),
  choice(
    'denyIncoming',
    ['', 'no', 'all', 'button', 'user', 'domain', 'rdomain', 'address', 'userdomain', 'remotedomain'],
    'button',
    'which incoming calls are refused; empty is none',
  ),
  flag('FWD', '0', 'the forwarding button is down'),
  flag('AA', '0', 'the auto answer button is down'),
  flag('AC', '0', 'the auto conference button is down'),
  flag('DND', '0', 'the do not disturb button is down'),
  flag('EM', '1', 'early media'),
  flag('callWaiting', '1', 'ring during a call'),
  integer('autoHangUpTime', seconds, '0', 'seconds after which a call is ended; 0 is never'),
  integer('maxConcurrentCalls', [0, highest], '0', 'how many calls there may be; 0 is any number'),
  flag('noIgnoreCall', '0', 'closing the window of an incoming call does not ignore it'),

  hook('cmdOutgoingCall', 'at an outgoing call'),
  hook('cmdIncomingCall', 'at an incoming call'),
  hook('cmdCallRing', 'when the other end rings'),
  hook('cmdCallAnswer', 'when this user answers'),
  hook('cmdCallAnswerVideo', 'when this user answers with video'),
  hook('cmdCallBusy', 'when the other end is busy'),
  hook('cmdCallStart', 'when a call begins'),
  hook('cmdCallEnd', 'when a call ends'),

  text('usersDirectory', 'address of a directory of contacts'),
  choice('defaultAction', ['', 'call', 'video', 'message'], '', 'what a double click on a contact does'),
  flag('enableMediaButtons', '0', "the keyboard's media buttons answer and end calls"),
  flag('headsetSupport', '0', "the headset's buttons answer and end calls"),
  flag('enableLog', '0', 'write the SIP trace to a file'),
  flag('bringToFrontOnIncoming', '1', 'come to the front when a call comes in'),
  flag('randomAnswerBox', '0', 'show incoming calls in changing places'),
  flag('disableNameLookup', '0', 'show names as callers send them, and not those of contacts'),
  flag('minimized', '0', 'start minimized'),
  flag('silent', '0', 'never come to the front'),
  flag('networkChanges', '1', 'register again when the network changes'),
  flag('crashReport', '1', 'send a report of a crash'),
  choice(
    'updatesInterval',
    ['', 'daily', 'monthly', 'quarterly', 'never'],
    '',
    'how often to look for updates; empty is weekly',
  ),
  integer('checkUpdatesTime', seconds, '0', 'when it last looked for updates, in seconds since 1970'),
  flag('alwaysOnTop', '0', 'stay on top'),
  flag('multiMonitor', '0', 'several monitors'),
  flag('noResize', '0', 'keep the size of the window'),
  flag('enableShortcuts', '0', 'show shortcuts'),
  flag('shortcutsBottom', '0', 'show shortcuts at the bottom'),
  text('lastCallNumber', 'number of the last call'),
  flag('lastCallHasVideo', '0', 'the last call had video'),
  integer('callsLastKey', [-1, highest], '-1', 'the last key in [Calls]'),

  ...['mainX', 'mainY', 'mainW', 'mainH', 'messagesX', 'messagesY', 'messagesW', 'messagesH', 'ringinX', 'ringinY'].map(
    (name) => integer(name, pixels, '0', 'place or size of a window'),
  ),
  ...['callsWidth0', 'callsWidth1', 'callsWidth2', 'callsWidth3', 'callsWidth4', 'callsWidth5'].map((name) =>
    integer(name, pixels, '0', 'width of a column'),
  ),
  ...['contactsWidth0', 'contactsWidth1', 'contactsWidth2'].map((name) =>
    integer(name, pixels, '0', 'width of a column'),
  ),
  integer('activeTab', [-1, highest], '0', 'the tab that is shown'),
];

export const settingsKey = keyFinder(settingsKeys);
