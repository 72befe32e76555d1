// before anything is painted: the theme that was chosen here before, else the system's
try {
  const chosen = localStorage.getItem("reportedly-theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
} catch { /* no storage: the system's theme holds */ }
