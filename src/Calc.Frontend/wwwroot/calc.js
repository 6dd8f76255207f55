const form = document.getElementById('form');
const input = document.getElementById('number');
const answer = document.getElementById('answer');

form.addEventListener('submit', event => {
  event.preventDefault();
  history.replaceState(null, '', `?number=${encodeURIComponent(input.value)}`);
  show();
});

async function show() {
  try {
    answer.className = '';
    answer.textContent = text(await calculate(input.value.trim()));
  } catch (failure) {
    answer.className = 'failed';
    answer.textContent = failure.message;
  }
}

async function calculate(number) {
  const response = await fetch('api/calculate', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    // What is no number is sent as text: the service says what is wrong with it.
    body: JSON.stringify({ number: /^-?\d+(\.\d+)?$/.test(number) ? Number(number) : number }),
  });
  const body = await response.json();
  if (!response.ok)
    throw new Error(body.detail ?? body.title);
  return body;
}

const text = ({ number, factors }) => `${number} = ${factors.length ? factors.join(' × ') : 1}`;

async function showRelease() {
  const { service, version, slot } = await (await fetch('ping')).json();
  document.getElementById('release').textContent = `${service} ${version} (${slot})`;
}

showRelease();
const linked = new URLSearchParams(location.search).get('number');
if (linked !== null) {
  input.value = linked;
  show();
}
