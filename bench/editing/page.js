// Starts the two engines, each in a worker of its own, and passes questions on: `ask("calc", message)`.

const workers = { calc: "calc_worker.js", squiggle: "squiggle_worker.js" };
for (const name of Object.keys(workers)) workers[name] = new Worker(workers[name], { type: "module" });

window.ask = (name, message) =>
  new Promise((resolve, reject) => {
    const worker = workers[name];
    worker.onmessage = ({ data }) => (data.failed ? reject(new Error(data.failed)) : resolve(data));
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage(message);
  });
