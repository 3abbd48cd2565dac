/* global SimplePeer */
// Two peers of simple-peer in one page with the same fake camera: the least that a call can be.

/** Milliseconds from making the peers, with the camera already open, to the first picture on the other side. */
window.firstFrameMs = async () => {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: true,
    video: { width: 1920, height: 1080 },
  });
  const video = document.querySelector('#remote');
  const started = performance.now();
  const caller = new SimplePeer({ initiator: true, config: { iceServers: [] } });
  const answerer = new SimplePeer({ stream, config: { iceServers: [] } });
  caller.on('signal', (data) => answerer.signal(data));
  answerer.on('signal', (data) => caller.signal(data));
  const shown = new Promise((resolve, reject) => {
    caller.on('error', reject);
    answerer.on('error', reject);
    caller.on('stream', (remote) => {
      video.srcObject = remote;
      video.requestVideoFrameCallback(() => resolve(performance.now() - started));
    });
  });
  const ms = await shown;
  caller.destroy();
  answerer.destroy();
  for (const track of stream.getTracks()) track.stop();
  return ms;
};
