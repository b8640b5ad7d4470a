"""What `doctor` looks at: each check says what it found and, if something is wrong, what to do."""

from app.checks.businesses import business_findings
from app.checks.finding import Finding, State
from app.checks.services import database_finding, service_findings

__all__ = ["Finding", "State", "business_findings", "database_finding", "service_findings"]
