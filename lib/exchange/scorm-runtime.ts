/**
 * Runs in a learning system, beside the page of a guide: finds the system's SCORM 1.2 interface, and reports the guide as
 * completed once its end was seen. Plain script, because nothing builds what is inside of a course.
 */
export const scormRuntime = `(function () {
  'use strict';
  function find(from) {
    for (var depth = 0; depth < 12 && from; depth += 1) {
      try { if (from.API) return from.API; } catch (error) { return null; }
      if (from.parent === from) break;
      from = from.parent;
    }
    return null;
  }
  var api = find(window) || (window.opener ? find(window.opener) : null);
  if (!api || String(api.LMSInitialize('')) !== 'true') return;
  var began = Date.now();
  var isEnded = false;
  var status = api.LMSGetValue('cmi.core.lesson_status');
  var isDone = status === 'completed' || status === 'passed';
  if (!isDone) { api.LMSSetValue('cmi.core.lesson_status', 'incomplete'); api.LMSCommit(''); }
  function complete() {
    if (isDone) return;
    isDone = true;
    api.LMSSetValue('cmi.core.lesson_status', 'completed');
    api.LMSCommit('');
  }
  function two(value) { return (value < 10 ? '0' : '') + value; }
  function end() {
    if (isEnded) return;
    isEnded = true;
    var seconds = Math.round((Date.now() - began) / 1000);
    var time = two(Math.floor(seconds / 3600)) + ':' + two(Math.floor(seconds / 60) % 60) + ':' + two(seconds % 60);
    api.LMSSetValue('cmi.core.session_time', time);
    api.LMSSetValue('cmi.core.exit', isDone ? '' : 'suspend');
    api.LMSCommit('');
    api.LMSFinish('');
  }
  window.addEventListener('pagehide', end);
  window.addEventListener('beforeunload', end);
  var last = document.getElementById('end');
  new IntersectionObserver(function (seen) {
    for (var i = 0; i < seen.length; i += 1) if (seen[i].isIntersecting) complete();
  }).observe(last);
})();
`;
