// Before the first paint, hence no module: which colours this person chose.
{
  let chosen = null;
  try {
    chosen = localStorage.getItem('hookswitch.theme');
  } catch {
    // Storage is switched off; the system's colours do.
  }
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
}
