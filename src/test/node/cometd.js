// The CometD project's JavaScript client, newest and of the generation that desktops carry, as it is in a browser.
import {createRequire} from 'node:module';
import WebSocket from 'ws';

/**
 * @param version 9 or 3
 * @param transport long-polling or websocket, the only one that is used
 * @param credential cookie or Basic header, as "Name: value"
 */
export async function client(version, transport, url, credential) {
  const require = createRequire(import.meta.url);
  const colon = credential.indexOf(':');
  const headers = {[credential.slice(0, colon)]: credential.slice(colon + 1).trim()};
  if (version === '9') {
    (await import('cometd-nodejs-client')).adapt();
  } else {
    require('cometd-nodejs-client-1').adapt();
  }
  // Browsers send the cookie of the page with the upgrade; here somebody has to.
  class WebSocketWithCredential extends WebSocket {
    constructor(address, protocols) {
      super(address, protocols, {headers});
    }
  }
  global.window = global.window ?? global;
  window.WebSocket = WebSocketWithCredential;
  global.WebSocket = WebSocketWithCredential;
  const {CometD} = version === '9' ? await import('cometd') : require('cometd-3');
  // The clients write their warnings to the console.
  for (const level of ['log', 'info', 'warn', 'error', 'debug']) console[level] = (...what) => process.stderr.write(what.join(' ') + '\n');
  const {AckExtension} =
    version === '9' ? await import('cometd/AckExtension.js') : {AckExtension: require('cometd-3/AckExtension')};

  const cometd = new CometD();
  for (const type of cometd.getTransportTypes()) if (type !== transport) cometd.unregisterTransport(type);
  cometd.configure({url, requestHeaders: headers, logLevel: 'warn', backoffIncrement: 100, maxBackoff: 500});
  return {cometd, AckExtension};
}
