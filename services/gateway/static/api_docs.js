"use strict";

const reader = document.getElementById("reader");

SwaggerUIBundle({
  url: reader.dataset.document,
  dom_id: "#reader",
  deepLinking: true,
  docExpansion: "none",
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  filter: true,
  validatorUrl: null,
});
