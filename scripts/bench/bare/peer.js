/* global SimplePeer, sendSignal */
// One end of a call between two bare apps that send each other the pictures and voices that ours do: no more around it.

let peer;
const video = document.querySelector('#remote');

/** Opens the camera and the peer; whoever drives the page carries what `sendSignal` is given to the other end. */
window.start = async ({ initiator, camera, picture }) => {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: camera });
  for (const track of stream.getVideoTracks()) track.contentHint = 'detail';
  peer = new SimplePeer({ initiator, stream, config: { iceServers: [] } });
  peer.on('signal', (data) => sendSignal(data));
  peer.on('stream', (remote) => (video.srcObject = remote));
  await Promise.all(peer._pc.getSenders().map((sender) => limit(sender, camera, picture)));
};

window.signal = (data) => peer.signal(data);

async function limit(sender, camera, { width, maxBitrate, maxFps }) {
  if (sender.track?.kind !== 'video') return;
  const parameters = sender.getParameters();
  for (const encoding of parameters.encodings) {
    encoding.maxBitrate = maxBitrate;
    encoding.maxFramerate = maxFps;
    encoding.scaleResolutionDownBy = camera.width / width;
  }
  await sender.setParameters({ ...parameters, degradationPreference: 'maintain-resolution' });
}
