"""A person's JupyterLab on the hub of the tests, as an administrator's image sets it up."""

import os
from pathlib import Path

c = get_config()  # noqa: F821

# The parent is the hub: a server does not outlive it, even if the hub is killed.
os.environ["CURATION_PARENT_PID"] = str(os.getppid())
load_subconfig(str(Path(__file__).parents[1] / "lab" / "end_with_parent.py"))  # noqa: F821

c.LabApp.news_url = None
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
c.LabApp.extension_manager = "readonly"

s3 = os.environ["CURATION_S3_ENDPOINT"]
dynamodb = os.environ["CURATION_DYNAMODB_ENDPOINT"]
# The strictest with which JupyterLab works: it needs both kinds of "unsafe" itself.
POLICY = {
    "default-src": "'self'",
    "script-src": "'self' 'unsafe-inline' 'unsafe-eval'",
    "style-src": "'self' 'unsafe-inline'",
    "font-src": "'self' data:",
    "img-src": f"'self' data: blob: {s3}",
    "connect-src": f"'self' data: {s3} {dynamodb}",
    "worker-src": "'self' blob:",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'self'",
}
# People whose administrator forgot something.
WRONG = {
    "without-services": {"connect-src": "'self' data:"},
    "without-workers": {"worker-src": "'none'"},
}
POLICY.update(WRONG.get(os.environ["JUPYTERHUB_USER"], {}))
c.ServerApp.tornado_settings = {
    "headers": {"Content-Security-Policy": "; ".join(f"{name} {of}" for name, of in POLICY.items())}
}
