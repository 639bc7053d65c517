"""Sentences as reports of many provinces word them, composed for the tests, with the facts a reader
draws from them.

Each case: the title of the report, a heading, the text, the (indicator, value) pairs; every other
figure states no fact. ``CASES`` are all understood. ``FRESH`` were written after the rules, or are
known to be misread: they tell how far the rules carry."""

ICT = "Kết quả chuyển đổi số năm 2023"
ICT2 = "Kết quả ứng dụng công nghệ thông tin, chuyển đổi số năm 2023"
REFORM = "Kết quả công tác cải cách hành chính quý III năm 2023"
REFORM2 = "Kết quả công tác cải cách hành chính năm 2023"
HEALTH = "Kết quả công tác y tế 6 tháng đầu năm 2023"
HEALTH2 = "Báo cáo công tác y tế tháng 10"
LAND = "Tình hình quản lý đất đai năm 2023"
SCHOOL = "Kết quả năm học 2022-2023"
SCHOOL2 = "Tổng kết năm học 2022-2023"
SCHOOL3 = "Kết quả thực hiện nhiệm vụ năm học"
FARMS = "Tình hình sản xuất nông nghiệp năm 2023"
GENERAL = "Tình hình kinh tế - xã hội năm 2023"
GENERAL2 = "Tình hình phát triển kinh tế - xã hội, quốc phòng, an ninh năm 2023"
LABOUR = "Kết quả công tác lao động, thương binh và xã hội"

Case = tuple[str, str, str, list[tuple[str, str]]]

ICT3 = "Tình hình ứng dụng công nghệ thông tin năm 2023"
ICT_PLAN = "Kế hoạch ứng dụng công nghệ thông tin năm 2014"
SCHOOL_ICT = "Tổng kết công tác công nghệ thông tin năm học 2022-2023"
ICT_PLAN2 = "Kế hoạch ứng dụng công nghệ thông tin năm 2024"
ICT4 = "Kết quả chuyển đổi số năm 2024"
DISTRICT_PLAN = "Kế hoạch chuyển đổi số huyện giai đoạn 2021 - 2025"
PROGRAMME = "Chương trình hành động về chuyển đổi số đến năm 2025"
ICT5 = "Kết quả ứng dụng công nghệ thông tin năm 2023"
PROJECT06 = "Sơ kết 9 tháng triển khai Đề án 06 và chuyển đổi số năm 2024"
REFORM_2026 = "Kết quả công tác cải cách hành chính quý I năm 2026"
PLAN_2026 = "Kế hoạch chuyển đổi số năm 2026"
ICT_2009 = "Tình hình ứng dụng công nghệ thông tin năm 2009"
GOALS = "Kế hoạch phát triển kinh tế số, xã hội số đến năm 2030"

CASES: list[Case] = [
    # money and people of something else beside what is told
    (
        ICT,
        "",
        "Kinh phí CNTT được cấp: 1.200 triệu đồng, đã giải ngân 88%. Kinh phí xây dựng trụ sở 18 tỷ đồng.",
        [("fin.ict.total", "1200000000"), ("fin.ict.disbursed_share", "88")],
    ),
    (
        ICT,
        "",
        "Cuộc thi tìm hiểu chuyển đổi số trao 20 giải thưởng trị giá 95 triệu đồng.",
        [],
    ),
    (
        ICT,
        "",
        "The province spent VND 64 billion on ICT, or 0.7% of total budget expenditure (VND 9.1 trillion).",
        [("fin.ict.total", "64000000000")],
    ),
    (
        PROJECT06,
        "",
        "Chi trả trợ cấp qua tài khoản 412,5 tỷ đồng trên tổng số 530 tỷ đồng.",
        [("dt.cashless.social", "412500000000")],
    ),
    (
        REFORM2,
        "Cải cách chế độ công vụ",
        "Cử 31 lượt công chức đi bồi dưỡng, trong đó 9 lượt về kỹ năng số. Kỷ luật 02 công chức.",
        [("hr.training.participant_count", "9")],
    ),
    (
        PROJECT06,
        "",
        "Chi trả trợ cấp qua tài khoản cho 812 người hưởng, đạt 61,5%; riêng khu vực nội thành đạt 78,2%.",
        [
            ("dt.cashless.social", "812"),
            ("dt.cashless.social", "61.5"),
            ("dt.cashless.social", "78.2"),
        ],
    ),
    (
        ICT,
        "",
        "Sở cần bổ sung 60 bộ máy tính thay cho 45 bộ đã cũ.",
        [("proc.pc.count", "60")],
    ),
    (
        ICT,
        "",
        "Mở 03 lớp tập huấn phần mềm cho 110 người; tổ chức 20 hội nghị tuyên truyền BHXH cho 900 lượt người.",
        [
            ("hr.training.class_count", "3"),
            ("hr.training.participant_count", "110"),
        ],
    ),
    (
        REFORM2,
        "",
        "Camera giám sát giao thông giúp xử lý 845 trường hợp vi phạm tải trọng.",
        [],
    ),
    (
        ICT,
        "",
        "14 of 19 information systems have an approved security level.",
        [("sec.system.level_approved", "14/19")],
    ),
    (
        ICT,
        "",
        "Toàn tỉnh có 40 hệ thống thông tin, trong đó 16 hệ thống kết nối qua LGSP.",
        [("app.system.count", "40"), ("infra.platform.lgsp", "16")],
    ),
    (
        ICT,
        "",
        "Phấn đấu chi cho an toàn thông tin không thấp hơn 12% tổng kinh phí.",
        [("fin.ict.security_share", "12")],
    ),
    (
        ICT,
        "",
        "Nộp đơn trực tuyến: 740 đơn khởi kiện gửi qua Cổng. Phí, lệ phí nộp trực tuyến 95 triệu đồng.",
        [("ops.dossier.online", "740"), ("ops.payment.amount", "95000000")],
    ),
    (
        ICT,
        "",
        "Lũy kế cấp căn cước cho 8.412/8.530 nhân khẩu. 4/4 nhà nghỉ thông báo lưu trú bằng ASM.",
        [("dt.idcard.issued", "8412/8530"), ("dt.stay_notice", "4/4")],
    ),
    (
        ICT,
        "",
        "100% dân cư có mã định danh cá nhân. Tỉnh sẽ mở 120 bộ dữ liệu.",
        [("dt.pid.issued", "100"), ("dt.data.open", "120")],
    ),
    (
        SCHOOL,
        "",
        "LMS có 640 học phần; kho học liệu có 15.200 câu hỏi trắc nghiệm. 100% sinh viên đóng học phí "
        "không dùng tiền mặt.",
        [
            ("edu.elearning_lecture", "640"),
            ("edu.question_bank", "15200"),
            ("dt.cashless.school", "100"),
        ],
    ),
    (
        ICT,
        "",
        "4G base stations cover 98.4% of the population. 93% of documents carry a digital signature.",
        [("infra.mobile.coverage", "98.4"), ("app.edoc.signed_share", "93")],
    ),
    (
        ICT,
        "",
        "The portal offers 910 online services, of which 420 are fully online. 61% were submitted online.",
        [
            ("ops.service.total", "910"),
            ("ops.service.level4.count", "420"),
            ("ops.dossier.online", "61"),
        ],
    ),
    (
        ICT,
        "",
        "Hệ thống giám sát ghi nhận 1,4 triệu lượt dò quét.",
        [("sec.incident.count", "1400000")],
    ),
    (
        REFORM,
        "",
        "TT\tTiêu chí\tĐơn vị\tQuý III\n1\tTỷ lệ dịch vụ công trực tuyến mức 3 và 4\t%\t50\n"
        "2\tTỷ lệ tăng trưởng số thủ tục có giao dịch thanh toán trực tuyến\t%\t12",
        [("ops.service.level34.share", "50")],
    ),
    (
        ICT3,
        "Hạ tầng",
        "Số máy vi tính là 58 bộ; 11 bộ mua từ trước năm 2015 chỉ còn soạn thảo được.",
        [("infra.pc.count", "58"), ("infra.pc.obsolete", "11")],
    ),
    (
        ICT3,
        "Hạ tầng",
        "Trong số máy tính có 14 máy mua trước năm 2012, cấu hình thấp.",
        [("infra.pc.obsolete", "14")],
    ),
    (
        ICT3,
        "Hạ tầng",
        "Năm 2023 mua 25 máy tính cho các phòng.",
        [("proc.pc.count", "25")],
    ),
    (
        ICT_PLAN2,
        "Nhiệm vụ",
        "Mua 22 máy tính, 03 máy chủ.",
        [("proc.pc.count", "22"), ("proc.server.count", "3")],
    ),
    (
        ICT_PLAN2,
        "Nhiệm vụ",
        "Mua sắm 02 máy chủ thay thế thiết bị cũ.",
        [("proc.server.count", "2")],
    ),
    (
        ICT3,
        "Hạ tầng",
        "Trung tâm có 12 máy chủ, trong đó 04 máy chủ ảo.",
        [("infra.server.count", "12"), ("infra.server.count", "4")],
    ),
    (
        REFORM,
        "Thủ tục hành chính",
        "Ban hành quyết định thay thế 05 thủ tục. Sau khi rà soát, đề nghị cắt giảm thời gian "
        "của 9 thủ tục.",
        [("ops.procedure.amended", "5"), ("ops.procedure.simplified", "9")],
    ),
    (
        REFORM,
        "Thủ tục hành chính",
        "Rút ngắn thời gian giải quyết 14 thủ tục hành chính.",
        [("ops.procedure.simplified", "14")],
    ),
    (
        REFORM,
        "Tuyên truyền",
        "Gửi 3.950 tin nhắn Zalo báo tiến độ hồ sơ.",
        [("ops.notify.message", "3950")],
    ),
    (
        DISTRICT_PLAN,
        "Nhân lực",
        "Tuyển 05 kỹ sư CNTT về xã.",
        [("hr.it_staff.recruited", "5")],
    ),
    (
        DISTRICT_PLAN,
        "Nhân lực",
        "Tuyển dụng 03 cán bộ công nghệ thông tin có trình độ đại học.",
        [("hr.it_staff.recruited", "3")],
    ),
    (
        DISTRICT_PLAN,
        "Nhân lực",
        "Toàn huyện có 12 kỹ sư CNTT.",
        [("hr.it_staff.total", "12")],
    ),
    (
        PROJECT06,
        "Tồn tại",
        "Chỉ số phục vụ người dân đạt 79,46 điểm; ba huyện miền núi chưa đạt 70 điểm.",
        [("index.service_quality", "79.46")],
    ),
    (
        PROJECT06,
        "Tồn tại",
        "Chỉ số phục vụ người dân của 4 xã còn dưới 60 điểm.",
        [],
    ),
    (
        PROJECT06,
        "Kết quả",
        "Bộ chỉ số phục vụ người dân đạt 85,2 điểm, chưa đạt kế hoạch.",
        [("index.service_quality", "85.2")],
    ),
    (
        REFORM_2026,
        "Hài lòng",
        "Quét mã QR đánh giá tại quầy 2.750 lượt, hài lòng 98,9%.",
        [
            ("ops.satisfaction.share", "98.9"),
            ("ops.satisfaction.surveyed", "2750"),
        ],
    ),
    (
        PROGRAMME,
        "Tình hình",
        "Năm 2021 DTI của tỉnh đạt 0,3871 điểm; chỉ số thành phần hoạt động chính quyền số "
        "0,4420 điểm, kinh tế số 0,3105, xã hội số 0,3364.",
        [
            ("index.dti", "0.3871"),
            ("index.dti.government", "0.442"),
            ("index.dti.economy", "0.3105"),
            ("index.dti.society", "0.3364"),
        ],
    ),
    (
        ICT_2009,
        "Hạ tầng",
        "Toàn cơ quan có 46 máy tính để bàn, 7 máy tính xách tay và 2 máy chủ; 100% phòng đã "
        "nối mạng LAN.",
        [
            ("infra.pc.count", "46"),
            ("infra.pc.count", "7"),
            ("infra.server.count", "2"),
            ("infra.lan.coverage", "100"),
        ],
    ),
    (
        ICT_2009,
        "Hạ tầng",
        "Mạng LAN kết nối 8/10 phòng; đường truyền ADSL 4 Mbps.",
        [("infra.lan.coverage", "8/10"), ("infra.internet.bandwidth", "4")],
    ),
    (
        ICT_2009,
        "Ứng dụng",
        "Đã cấp 120 hộp thư điện tử cho cán bộ, trong đó 70% sử dụng thường xuyên.",
        [("app.email.account_count", "120"), ("app.email.staff_share", "70")],
    ),
    (
        ICT_2009,
        "Ứng dụng",
        "Văn thư cập nhật vào phần mềm 5.120 văn bản đến và 2.310 văn bản đi.",
        [("app.edoc.count", "5120"), ("app.edoc.count", "2310")],
    ),
    (
        ICT_2009,
        "Ứng dụng",
        "Trang web của Sở đăng 310 tin bài, thu hút 82.000 lượt truy cập.",
        [("portal.article.count", "310"), ("portal.visit.count", "82000")],
    ),
    (
        ICT_2009,
        "Nhân lực",
        "Có 02 cán bộ phụ trách CNTT, trong đó 01 đại học.",
        [("hr.it_staff.total", "2")],
    ),
    (
        ICT_2009,
        "Nhân lực",
        "85% cán bộ sử dụng được máy tính trong công việc.",
        [("hr.staff.it_skilled_share", "85")],
    ),
    (
        ICT_2009,
        "Nhân lực",
        "Mở 3 lớp tin học cho 75 học viên.",
        [
            ("hr.training.class_count", "3"),
            ("hr.training.participant_count", "75"),
        ],
    ),
    (
        ICT_2009,
        "Kinh phí",
        "Tổng kinh phí chi cho CNTT trong năm 215 triệu đồng, trong đó mua máy tính 120 triệu "
        "đồng, phần mềm 60 triệu đồng.",
        [
            ("fin.ict.total", "215000000"),
            ("fin.ict.equipment", "120000000"),
            ("fin.ict.software", "60000000"),
        ],
    ),
    (
        ICT_PLAN,
        "Mục tiêu",
        "60% văn bản đi, đến được xử lý trên môi trường mạng; 90% cán bộ có hộp thư điện tử.",
        [("app.edoc.share", "60"), ("app.email.staff_share", "90")],
    ),
    (
        ICT_PLAN,
        "Mục tiêu",
        "Trang bị mới 30 máy tính; tổ chức 02 lớp tập huấn cho 80 cán bộ.",
        [
            ("proc.pc.count", "30"),
            ("hr.training.class_count", "2"),
            ("hr.training.participant_count", "80"),
        ],
    ),
    (
        REFORM,
        "Kết quả",
        "Trong kỳ tiếp nhận 1.245 hồ sơ (trực tuyến 1.020, trực tiếp 225); giải quyết 1.180, "
        "trong đó trước và đúng hạn 1.174, quá hạn 6; đang giải quyết 65.",
        [
            ("ops.dossier.received", "1245"),
            ("ops.dossier.online", "1020"),
            ("ops.dossier.offline", "225"),
            ("ops.dossier.resolved", "1180"),
            ("ops.dossier.on_time", "1174"),
            ("ops.dossier.late", "6"),
            ("ops.dossier.pending", "65"),
        ],
    ),
    (
        REFORM,
        "Kết quả",
        "Tổng số thủ tục hành chính là 126, trong đó cấp tỉnh 98, cấp xã 28.",
        [
            ("ops.procedure.total", "126"),
            ("ops.procedure.total", "98"),
            ("ops.procedure.total", "28"),
        ],
    ),
    (
        REFORM,
        "Kết quả",
        "Ban hành mới 6 thủ tục, sửa đổi 14, bãi bỏ 9 thủ tục.",
        [
            ("ops.procedure.new", "6"),
            ("ops.procedure.amended", "14"),
            ("ops.procedure.abolished", "9"),
        ],
    ),
    (
        REFORM,
        "Kết quả",
        "Đến nay có 84 dịch vụ công mức độ 3, 31 dịch vụ mức độ 4.",
        [
            ("ops.service.level3.count", "84"),
            ("ops.service.level4.count", "31"),
        ],
    ),
    (
        REFORM,
        "Kết quả",
        "Hồ sơ qua bưu chính: tiếp nhận 120 hồ sơ, trả 560 kết quả.",
        [("ops.bcci.received", "120"), ("ops.bcci.returned", "560")],
    ),
    (
        PROJECT06,
        "Kết quả",
        "Đã tổ chức 46 cuộc họp trực tuyến với 312 điểm cầu.",
        [("vc.session.count", "46"), ("vc.site.total", "312")],
    ),
    (
        PROJECT06,
        "Kết quả",
        "Toàn tỉnh có 1.388 tổ công nghệ số cộng đồng với 9.702 thành viên.",
        [
            ("dt.community_team.count", "1388"),
            ("dt.community_team.count", "9702"),
        ],
    ),
    (
        PROJECT06,
        "Kết quả",
        "96/110 hệ thống thông tin được phê duyệt cấp độ, đạt 87,3%.",
        [
            ("sec.system.level_approved", "96/110"),
            ("sec.system.level_approved", "87.3"),
        ],
    ),
    (
        SCHOOL_ICT,
        "Kết quả",
        "Trường có 04 phòng máy với 160 máy tính phục vụ học sinh; khu hiệu bộ có 15 máy.",
        [("infra.pc.count", "160"), ("infra.pc.count", "15")],
    ),
    (
        SCHOOL_ICT,
        "Kết quả",
        "Dạy trực tuyến 420 tiết trong thời gian bão lũ.",
        [("edu.online_teaching.hours", "420")],
    ),
    (
        SCHOOL_ICT,
        "Kết quả",
        "92% giáo viên thành thạo kỹ năng CNTT.",
        [("hr.staff.it_skilled_share", "92")],
    ),
    (
        SCHOOL_ICT,
        "Kết quả",
        "Toàn trường có 78 cán bộ, giáo viên, nhân viên; 78/78 người có hộp thư điện tử ngành.",
        [("hr.staff.total", "78"), ("app.email.staff_share", "78/78")],
    ),
    (
        ICT3,
        "Hạ tầng",
        "Số máy vi tính đang sử dụng là 58 bộ; mạng cục bộ kéo đến các phòng, đến nay 52/58 máy"
        " vào được Internet.",
        [("infra.pc.count", "58"), ("infra.pc.internet_share", "52/58")],
    ),
    (
        ICT3,
        "Hạ tầng",
        "Cơ quan có 40 máy tính, 38/40 máy đã nối Internet.",
        [("infra.pc.count", "40"), ("infra.pc.internet_share", "38/40")],
    ),
    (
        ICT3,
        "Hạ tầng",
        "Có 95% máy tính truy cập được Internet; 100% máy trạm được nối vào mạng LAN.",
        [("infra.pc.internet_share", "95")],
    ),
    (
        ICT3,
        "Hạ tầng",
        "Toàn bộ 45/45 máy tính có thể vào mạng Internet tốc độ cao.",
        [("infra.pc.internet_share", "45/45")],
    ),
    (
        ICT3,
        "Hạ tầng",
        "35/40 máy được cài phần mềm diệt virus có bản quyền.",
        [("sec.antivirus", "35/40")],
    ),
    (
        ICT3,
        "Ứng dụng",
        "Phần mềm quản lý văn bản dùng từ tháng 4; lãnh đạo Sở gồm 4 đồng chí thì 3/4 đồng chí "
        "xử lý trực tiếp trên máy.",
        [("app.dms.leader_use_share", "3/4")],
    ),
    (
        ICT3,
        "Ứng dụng",
        "100% lãnh đạo huyện chỉ đạo, xử lý công việc qua mạng.",
        [("app.dms.leader_use_share", "100")],
    ),
    (
        ICT3,
        "Ứng dụng",
        "Lãnh đạo Sở 4/4 đồng chí phê duyệt văn bản trên hệ thống.",
        [("app.dms.leader_use_share", "4/4")],
    ),
    (
        ICT3,
        "Nhân lực",
        "Cán bộ chuyên trách CNTT 01 kỹ sư, kiêm nhiệm 3 người.",
        [("hr.it_staff.fulltime", "1"), ("hr.it_staff.concurrent", "3")],
    ),
    (
        ICT3,
        "Nhân lực",
        "Cán bộ CNTT: chuyên trách 2 người, kiêm nhiệm 12 người.",
        [("hr.it_staff.fulltime", "2"), ("hr.it_staff.concurrent", "12")],
    ),
    (
        ICT3,
        "Nhân lực",
        "Về cán bộ CNTT, có 02 người chuyên trách, 15 người kiêm nhiệm.",
        [("hr.it_staff.fulltime", "2"), ("hr.it_staff.concurrent", "15")],
    ),
    (
        ICT3,
        "Nhân lực",
        "Trong năm cử 26 lượt người dự 2 lớp tin học văn phòng do Sở Nội vụ mở.",
        [
            ("hr.training.participant_count", "26"),
            ("hr.training.class_count", "2"),
        ],
    ),
    (
        ICT3,
        "Nhân lực",
        "Cử 14 công chức tham dự 03 lớp tin học do tỉnh tổ chức.",
        [
            ("hr.training.participant_count", "14"),
            ("hr.training.class_count", "3"),
        ],
    ),
    (
        ICT3,
        "Nhân lực",
        "Có 40 lượt cán bộ học lớp tin học cơ bản.",
        [("hr.training.participant_count", "40")],
    ),
    (
        ICT3,
        "Nhân lực",
        "Mở 5 lớp tin học nâng cao cho 130 viên chức.",
        [
            ("hr.training.class_count", "5"),
            ("hr.training.participant_count", "130"),
        ],
    ),
    (
        ICT_PLAN,
        "Hiện trạng",
        "Văn phòng Sở và 11 chi cục: 317 máy tính để bàn, 29 máy xách tay trên 402 công chức, "
        "viên chức, tỷ lệ trang bị 86%.",
        [
            ("infra.pc.count", "317"),
            ("infra.pc.count", "29"),
            ("hr.staff.total", "402"),
            ("infra.pc.per_staff", "86"),
        ],
    ),
    (
        ICT_PLAN,
        "Hiện trạng",
        "Toàn ngành có 900 máy vi tính/1.000 công chức, viên chức, tỷ lệ trang bị máy đạt 90%.",
        [("infra.pc.per_staff", "900/1000"), ("infra.pc.per_staff", "90")],
    ),
    (
        ICT_PLAN,
        "Hiện trạng",
        "Văn bản luân chuyển qua mạng đạt 62%.",
        [("app.edoc.share", "62")],
    ),
    (
        ICT_PLAN,
        "Hiện trạng",
        "Tỷ lệ văn bản được chuyển qua đường mạng là 70%.",
        [("app.edoc.share", "70")],
    ),
    (
        ICT_PLAN,
        "Hiện trạng",
        "85% công văn, giấy mời được chuyển qua thư điện tử, không in giấy.",
        [("app.edoc.share", "85")],
    ),
    (
        ICT_PLAN,
        "Mục tiêu",
        "100% lãnh đạo phòng và 80% chuyên viên dùng thư điện tử công vụ.",
        [("app.email.staff_share", "100"), ("app.email.staff_share", "80")],
    ),
    (
        ICT_PLAN,
        "Mục tiêu",
        "95% công chức cấp huyện và 60% công chức cấp xã thường xuyên dùng hộp thư điện tử.",
        [("app.email.staff_share", "95"), ("app.email.staff_share", "60")],
    ),
    (
        REFORM,
        "Kết quả giải quyết",
        "Qua dịch vụ bưu chính công ích nhận 612, trả 5.087 kết quả.",
        [("ops.bcci.received", "612"), ("ops.bcci.returned", "5087")],
    ),
    (
        REFORM,
        "Kết quả giải quyết",
        "Qua bưu chính công ích, đã nhận 120 và trả 340 hồ sơ.",
        [("ops.bcci.received", "120"), ("ops.bcci.returned", "340")],
    ),
    (
        REFORM,
        "Kết quả giải quyết",
        "Nhận qua bưu điện 45 hồ sơ, trả qua bưu điện 230 kết quả.",
        [("ops.bcci.received", "45"), ("ops.bcci.returned", "230")],
    ),
    (
        SCHOOL_ICT,
        "Hồ sơ",
        "Giáo viên đã được cấp chữ ký số cá nhân là 85, còn 6 người mới chuyển về đang làm thủ "
        "tục.",
        [("app.signature.cert_person", "85")],
    ),
    (
        SCHOOL_ICT,
        "Hồ sơ",
        "Số công chức được cấp chữ ký số cá nhân: 42.",
        [("app.signature.cert_person", "42")],
    ),
    (
        SCHOOL_ICT,
        "Hồ sơ",
        "Số viên chức có chứng thư số cá nhân hiện là 64 người.",
        [("app.signature.cert_person", "64")],
    ),
    (
        SCHOOL_ICT,
        "Hồ sơ",
        "Đã cấp chữ ký số cho 120 giáo viên.",
        [("app.signature.cert_person", "120")],
    ),
    (
        ICT3,
        "Ứng dụng",
        "Về đăng ký kinh doanh đã cấp giấy chứng nhận cho 412 doanh nghiệp với tổng vốn 1.936 "
        "tỷ đồng, hồ sơ nộp qua mạng còn ít.",
        [],
    ),
    (
        ICT3,
        "Ứng dụng",
        "Thu hút 12 dự án với tổng vốn đăng ký 2.350 tỷ đồng.",
        [],
    ),
    (
        ICT3,
        "Ứng dụng",
        "Đã thành lập mới 250 doanh nghiệp, tổng vốn điều lệ 1.120 tỷ đồng.",
        [],
    ),
    (
        ICT_PLAN2,
        "Kinh phí",
        "Kinh phí kiên cố hóa kênh mương (42,6 tỷ đồng) không thuộc kế hoạch này.",
        [],
    ),
    (
        ICT_PLAN2,
        "Kinh phí",
        "Vốn làm đường giao thông 15 tỷ đồng không nằm trong kế hoạch này.",
        [],
    ),
    (
        ICT_PLAN2,
        "Kinh phí",
        "Chưa kể 1,35 tỷ đồng sửa nhà đa năng.",
        [],
    ),
    (
        ICT_PLAN2,
        "Kinh phí",
        "Kinh phí xây nhà làm việc 3,2 tỷ đồng được bố trí ở nguồn khác.",
        [],
    ),
    (
        ICT4,
        "An sinh",
        "Quỹ bảo hiểm y tế kết dư 64 tỷ đồng; chi trả lương hưu qua tài khoản đạt 71%.",
        [("dt.cashless.social", "71")],
    ),
    (
        DISTRICT_PLAN,
        "KINH PHÍ",
        "Tổng nhu cầu giai đoạn 2021 - 2025: 14.850 triệu đồng, gồm ngân sách tỉnh 9.200 triệu,"
        " ngân sách huyện 4.150 triệu, huy động hợp pháp khác 1.500 triệu.",
        [
            ("fin.ict.total", "14850000000"),
            ("fin.ict.total", "9200000000"),
            ("fin.ict.total", "4150000000"),
            ("fin.ict.total", "1500000000"),
        ],
    ),
    (
        DISTRICT_PLAN,
        "KINH PHÍ",
        "Tổng kinh phí thực hiện là 5.000 triệu đồng, trong đó ngân sách tỉnh 3.000 triệu đồng,"
        " ngân sách xã 2.000 triệu đồng.",
        [
            ("fin.ict.total", "5000000000"),
            ("fin.ict.total", "3000000000"),
            ("fin.ict.total", "2000000000"),
        ],
    ),
    (
        DISTRICT_PLAN,
        "KINH PHÍ",
        "Nhu cầu kinh phí: 2,5 tỷ đồng; nguồn ngân sách 2 tỷ đồng, xã hội hóa 0,5 tỷ đồng.",
        [
            ("fin.ict.total", "2500000000"),
            ("fin.ict.total", "2000000000"),
            ("fin.ict.total", "500000000"),
        ],
    ),
    (
        PROGRAMME,
        "NGUỒN LỰC",
        "Giai đoạn 2022-2025 bố trí khoảng 640 tỷ đồng.",
        [("fin.ict.total", "640000000000")],
    ),
    (
        PROGRAMME,
        "NGUỒN LỰC",
        "Hằng năm bố trí tối thiểu 20 tỷ đồng từ ngân sách tỉnh.",
        [("fin.ict.total", "20000000000")],
    ),
    (
        SCHOOL_ICT,
        "",
        "7. Kinh phí: nhà trường chi 385.600.000 đồng (ngân sách 240 triệu, xã hội hóa 145,6 "
        "triệu đồng), chưa kể 1,35 tỷ đồng sửa nhà đa năng.",
        [
            ("fin.ict.total", "385600000"),
            ("fin.ict.total", "240000000"),
            ("fin.ict.total", "145600000"),
        ],
    ),
    (
        ICT5,
        "Kinh phí",
        "Năm 2023 đơn vị sử dụng 310 triệu đồng (ngân sách 200 triệu đồng, tự chủ 110 triệu "
        "đồng).",
        [
            ("fin.ict.total", "310000000"),
            ("fin.ict.total", "200000000"),
            ("fin.ict.total", "110000000"),
        ],
    ),
    (
        DISTRICT_PLAN,
        "KINH PHÍ",
        "Trong đó dành 620 triệu đồng bồi dưỡng kỹ năng số cho khoảng 1.900 lượt cán bộ xã, "
        "bản.",
        [
            ("fin.ict.training", "620000000"),
            ("hr.training.participant_count", "1900"),
        ],
    ),
    (
        DISTRICT_PLAN,
        "KINH PHÍ",
        "Kinh phí tập huấn, bồi dưỡng kỹ năng số là 150 triệu đồng.",
        [("fin.ict.training", "150000000")],
    ),
    (
        DISTRICT_PLAN,
        "KINH PHÍ",
        "Bố trí 80 triệu đồng đào tạo công chức về an toàn thông tin.",
        [("fin.ict.training", "80000000")],
    ),
    (
        DISTRICT_PLAN,
        "Chính quyền số",
        "- Hồ sơ công việc: huyện 80%, xã 60% xử lý trên môi trường mạng, trừ hồ sơ mật.",
        [
            ("app.workfile.online_share", "80"),
            ("app.workfile.online_share", "60"),
        ],
    ),
    (
        DISTRICT_PLAN,
        "Chính quyền số",
        "90% hồ sơ công việc cấp tỉnh, 80% cấp huyện và 60% cấp xã được xử lý trên môi trường "
        "mạng.",
        [
            ("app.workfile.online_share", "90"),
            ("app.workfile.online_share", "80"),
            ("app.workfile.online_share", "60"),
        ],
    ),
    (
        PROGRAMME,
        "Chính quyền số",
        "Tỷ lệ hồ sơ công việc xử lý trên mạng ở cấp tỉnh, cấp huyện, cấp xã lần lượt là 90%, "
        "80%, 60%.",
        [
            ("app.workfile.online_share", "90"),
            ("app.workfile.online_share", "80"),
            ("app.workfile.online_share", "60"),
        ],
    ),
    (
        DISTRICT_PLAN,
        "Hiện trạng",
        "Hồ sơ trực tuyến 1.200 trên tổng số 8.000 hồ sơ tiếp nhận, đạt 15%.",
        [
            ("ops.dossier.online", "1200"),
            ("ops.dossier.received", "8000"),
            ("ops.dossier.online", "15"),
        ],
    ),
    (
        REFORM,
        "Thủ tục hành chính",
        "Hồ sơ tạm dừng chờ bổ sung 63, rút 18.",
        [("ops.dossier.suspended", "63"), ("ops.dossier.withdrawn", "18")],
    ),
    (
        REFORM,
        "Thủ tục hành chính",
        "Hồ sơ trả lại 12, công dân xin rút 5.",
        [("ops.dossier.withdrawn", "12"), ("ops.dossier.withdrawn", "5")],
    ),
    (
        REFORM,
        "Thủ tục hành chính",
        "Đúng hạn 950 hồ sơ, trễ hạn 12, rút 8, đang giải quyết 40.",
        [
            ("ops.dossier.on_time", "950"),
            ("ops.dossier.late", "12"),
            ("ops.dossier.withdrawn", "8"),
            ("ops.dossier.pending", "40"),
        ],
    ),
    (
        SCHOOL_ICT,
        "Trang thiết bị",
        "Hai đường cáp quang, mỗi đường 200 Mbps; 14 bộ phát không dây.",
        [
            ("infra.internet.line_count", "2"),
            ("infra.internet.bandwidth", "200"),
            ("infra.wifi.point", "14"),
        ],
    ),
    (
        SCHOOL_ICT,
        "Trang thiết bị",
        "Trường có 03 đường Internet cáp quang, mỗi đường có băng thông 150 Mbps.",
        [
            ("infra.internet.line_count", "3"),
            ("infra.internet.bandwidth", "150"),
        ],
    ),
    (
        SCHOOL_ICT,
        "Trang thiết bị",
        "Nâng đường truyền từ 100 Mbps lên 500 Mbps.",
        [
            ("infra.internet.bandwidth", "100"),
            ("infra.internet.bandwidth", "500"),
        ],
    ),
    (
        PROJECT06,
        "Định danh",
        "Lũy kế đến 30/9 cấp 1.012.660 tài khoản mức 2, kích hoạt 864.215 (85,3%).",
        [
            ("dt.eid.issued", "1012660"),
            ("dt.eid.activated", "864215"),
            ("dt.eid.activated", "85.3"),
        ],
    ),
    (
        PROJECT06,
        "Định danh điện tử",
        "Công an xã đã cấp 5.120 tài khoản mức 2; số đã kích hoạt 4.870.",
        [("dt.eid.issued", "5120"), ("dt.eid.activated", "4870")],
    ),
    (
        PROJECT06,
        "An toàn thông tin",
        "Hệ thống thông tin đã duyệt cấp độ 118/131.",
        [("sec.system.level_approved", "118/131")],
    ),
    (
        PROJECT06,
        "An toàn thông tin",
        "45/60 hệ thống đã được duyệt hồ sơ cấp độ.",
        [("sec.system.level_approved", "45/60")],
    ),
    (
        PROJECT06,
        "An toàn thông tin",
        "Phê duyệt cấp độ cho 12/20 hệ thống thông tin, đạt 60%.",
        [
            ("sec.system.level_approved", "12/20"),
            ("sec.system.level_approved", "60"),
        ],
    ),
    (
        PROJECT06,
        "An toàn thông tin",
        "Trung tâm SOC ghi nhận 1.846 cảnh báo, xử lý 37 máy nhiễm mã độc.",
        [("sec.incident.count", "1846"), ("sec.incident.count", "37")],
    ),
    (
        PROJECT06,
        "An toàn thông tin",
        "Phát hiện 15 máy tính bị nhiễm mã độc, đã xử lý 15/15.",
        [("sec.incident.count", "15")],
    ),
    (
        PROJECT06,
        "An toàn thông tin",
        "Gỡ bỏ mã độc trên 22 máy trạm.",
        [("sec.incident.count", "22")],
    ),
    (
        PROJECT06,
        "Dịch vụ công",
        "Hồ sơ trực tuyến đạt 68,9%. Tỷ lệ này ở sở, ngành là 81,2%, huyện 64%, xã 59,7%.",
        [
            ("ops.dossier.online", "68.9"),
            ("ops.dossier.online", "81.2"),
            ("ops.dossier.online", "64"),
            ("ops.dossier.online", "59.7"),
        ],
    ),
    (
        PROJECT06,
        "Dịch vụ công",
        "Tỷ lệ văn bản điện tử ký số: các sở 99%, huyện 97% và xã 88%.",
        [
            ("app.edoc.signed_share", "99"),
            ("app.edoc.signed_share", "97"),
            ("app.edoc.signed_share", "88"),
        ],
    ),
    (
        PROJECT06,
        "Dịch vụ công",
        "Văn bản phát hành dưới dạng điện tử của cấp huyện 96,8%, cấp xã 71,3%;",
        [("app.edoc.share", "96.8"), ("app.edoc.share", "71.3")],
    ),
    (
        PROJECT06,
        "An sinh",
        "Chi trả lương hưu qua tài khoản khu vực đô thị 86,9%, toàn tỉnh 71%.",
        [("dt.cashless.social", "86.9"), ("dt.cashless.social", "71")],
    ),
    (
        PROJECT06,
        "Dịch vụ công",
        "95% văn bản ký số, 100% xã có mạng LAN.",
        [("app.edoc.signed_share", "95"), ("infra.lan.coverage", "100")],
    ),
    (
        REFORM_2026,
        "",
        "TT\tChỉ tiêu\tĐơn vị\tQuý I\n1\tHồ sơ tiếp nhận\thồ sơ\t9.712\n2\tTỷ lệ trực tuyến\t%\t94,8\n3\t"
        "Thanh toán trực tuyến\t%\t89",
        [
            ("ops.dossier.received", "9712"),
            ("ops.dossier.online", "94.8"),
            ("ops.payment.online", "89"),
        ],
    ),
    (
        PLAN_2026,
        "Nhu cầu kinh phí (ĐVT: triệu đồng)",
        "TT\tNội dung\tNgân sách tỉnh\tCộng\n1\tĐào tạo, tập huấn\t64\t85\n2\tBồi dưỡng kỹ năng số\t30\t30"
        "\n3\tMua máy tính\t12\t15",
        [
            ("fin.ict.training", "64000000"),
            ("fin.ict.training", "85000000"),
            ("fin.ict.training", "30000000"),
            ("fin.ict.training", "30000000"),
            ("fin.ict.equipment", "12000000"),
            ("fin.ict.equipment", "15000000"),
        ],
    ),
    (
        PROJECT06,
        "Định danh",
        "Cấp, kích hoạt 12.450 tài khoản định danh điện tử.",
        [("dt.eid.activated", "12450")],
    ),
    (
        ICT,
        "Công tác tuyên truyền",
        "Đăng tải 10 tin, bài trên Cổng thông tin điện tử; đăng tải trên 500 tin, bài trên các trang "
        "mạng xã hội.",
        [("portal.article.count", "10"), ("portal.social.count", "500")],
    ),
    (
        ICT,
        "Làm sạch dữ liệu dân cư",
        "Các dữ liệu khác: Cập nhật 6.799 phương tiện lên hệ thống CSDL quốc gia về dân cư.",
        [("dt.data.updated", "6799")],
    ),
    (
        GOALS,
        "Mục tiêu",
        "(1) 100% chế độ báo cáo định kỳ được thực hiện trên hệ thống thông tin báo cáo của tỉnh; "
        "(2) 95% nhiệm vụ UBND tỉnh giao được theo dõi, giám sát trên môi trường điện tử.",
        [("app.report.online", "100"), ("app.internal.online", "95")],
    ),
    (
        GOALS,
        "Mục tiêu",
        "Tỷ lệ dân số từ 15 tuổi trở lên có tài khoản giao dịch tại ngân hàng đạt 90%; tỷ lệ người "
        "dân kết nối mạng được bảo vệ ở mức cơ bản đạt 70%.",
        [("dt.cashless.account", "90"), ("sec.citizen_protected", "70")],
    ),
    (
        GOALS,
        "Mục tiêu",
        "Mỗi năm công bố 07 bộ dữ liệu mở; 80% sở, ngành cung cấp dữ liệu mở.",
        [("dt.data.open", "7"), ("dt.data.open", "80")],
    ),
    (
        GOALS,
        "Mục tiêu",
        "60% trường trung học phổ thông xây dựng mô hình trường học thông minh.",
        [("edu.smart_school", "60")],
    ),
    (
        ICT,
        "",
        "Tỷ lệ chi ngân sách cho chuyển đổi số đạt 1,2% tổng chi ngân sách của tỉnh.",
        [("fin.ict.budget_share", "1.2")],
    ),
    (
        ICT,
        "",
        "Đã có 75% hệ thống thông tin được kết nối, chia sẻ dữ liệu; toàn tỉnh hiện có 3 nghìn trạm "
        "thu phát sóng di động; sóng di động phủ tới 99,5% dân số.",
        [
            ("app.system.connected", "75"),
            ("infra.mobile.station", "3000"),
            ("infra.mobile.coverage", "99.5"),
        ],
    ),
    (
        ICT,
        "",
        "50% cán bộ chuyên trách về công nghệ thông tin được đào tạo, đạt chứng chỉ an toàn thông "
        "tin; mạng 5G có mặt tại 4 xã, phường.",
        [("hr.it_staff.trained", "50"), ("infra.mobile.coverage", "4")],
    ),
    (
        REFORM,
        "",
        "Đến nay đã triển khai 35/45 nhiệm vụ đề ra (đạt 77,8%).",
        [("par.plan.done", "35/45"), ("par.plan.done", "77.8")],
    ),
    (
        REFORM,
        "Bộ chỉ số 766",
        "Tỷ lệ hồ sơ đồng bộ lên Cổng Dịch vụ công quốc gia đạt 98%; tỷ lệ hồ sơ có sử dụng dữ liệu "
        "dân cư đạt 74%.",
        [("ops.dossier.synced", "98"), ("ops.dossier.population_data", "74")],
    ),
    (
        REFORM,
        "",
        "Sở ban hành 120 quyết định công bố danh mục thủ tục, trong đó có 60 quyết định công bố "
        "đúng hạn, đạt tỷ lệ 50%.",
        [
            ("ops.procedure.announce_on_time", "60"),
            ("ops.procedure.announce_on_time", "50"),
        ],
    ),
    (
        REFORM,
        "",
        "Bộ phận một cửa đang giải quyết 155 hồ sơ, số hồ sơ tạm dừng giải quyết 118 hồ sơ.",
        [("ops.dossier.pending", "155"), ("ops.dossier.suspended", "118")],
    ),
    (
        REFORM,
        "",
        "Đến nay, 12 sở và 8/8 huyện triển khai một cửa điện tử.",
        [("ops.onestop.office", "12"), ("ops.onestop.office", "8/8")],
    ),
    (
        REFORM,
        "",
        "Việc kiểm tra cải cách hành chính đạt kế hoạch: đã kiểm tra 18/60 cơ quan, đạt tỷ lệ 30%.",
        [("par.inspection.unit", "18/60"), ("par.inspection.unit", "30")],
    ),
    (
        REFORM,
        "",
        "Cắt giảm thủ tục hành chính giúp người dân tiết kiệm 45 tỷ đồng mỗi năm.",
        [("ops.procedure.saving", "45000000000")],
    ),
    (
        ICT,
        "",
        "Toàn tỉnh có 310 ATM, 4.120 POS; cáp quang đến trung tâm của 96 xã, phường.",
        [
            ("dt.cashless.terminal", "310"),
            ("dt.cashless.terminal", "4120"),
            ("infra.broadband.commune", "96"),
        ],
    ),
    (
        ICT,
        "",
        "100% xã, phường có hệ thống hội nghị truyền hình. Thanh toán điện tử liên ngân hàng đạt "
        "giá trị 73 nghìn tỷ đồng.",
        [
            ("vc.unit_coverage", "100"),
            ("dt.cashless.payment", "73000000000000"),
        ],
    ),
    (
        REFORM,
        "",
        "TT | Chỉ tiêu | Đơn vị | Kết quả |\n"
        "1 | Tỉ lệ số hóa giấy tờ, hồ sơ đầu vào | % | 88 |\n"
        "2 | Tỷ lệ sử dụng dịch vụ công trực tuyến của người dân | % | 61 |\n"
        "3 | Tỷ lệ xử lý văn bản, hồ sơ công việc trên môi trường điện tử | % | 97 |",
        [
            ("ops.digitized.dossier", "88"),
            ("ops.service.user_share", "61"),
            ("app.workfile.online_share", "97"),
        ],
    ),
    (
        REFORM,
        "",
        "Kết nối cơ sở dữ liệu quốc gia; 2,6 triệu công dân được cấp thẻ căn cước gắn chip.",
        [("dt.idcard.issued", "2600000")],
    ),
    (
        REFORM,
        "Giải quyết thủ tục hành chính",
        "Từ đầu năm đến nay, toàn tỉnh tiếp nhận 45.210 hồ sơ; đã giải quyết "
        "xong 43.908 hồ sơ, trong đó trước hạn 30.120 hồ sơ, đúng hạn 13.500 hồ sơ, quá hạn 288 "
        "hồ sơ; đang giải "
        "quyết 1.302 hồ sơ.",
        [
            ("ops.dossier.received", "45210"),
            ("ops.dossier.resolved", "43908"),
            ("ops.dossier.on_time", "30120"),
            ("ops.dossier.on_time", "13500"),
            ("ops.dossier.late", "288"),
            ("ops.dossier.pending", "1302"),
        ],
    ),
    (
        REFORM,
        "",
        "Bộ phận một cửa của huyện nhận 512 hồ sơ, trả lại 7 hồ sơ không hợp lệ, công dân xin rút "
        "3 hồ sơ.",
        [
            ("ops.dossier.received", "512"),
            ("ops.dossier.withdrawn", "7"),
            ("ops.dossier.withdrawn", "3"),
        ],
    ),
    (
        REFORM,
        "",
        "Tỷ lệ hồ sơ thủ tục hành chính giải quyết đúng hạn và trước hạn đạt 99,7%.",
        [("ops.dossier.on_time", "99.7")],
    ),
    (
        REFORM,
        "",
        "Tỷ lệ giải quyết hồ sơ đúng hạn đạt 99,99%, tỷ lệ hồ sơ đã giải quyết đạt 97%.",
        [
            ("ops.dossier.on_time", "99.99"),
            ("ops.dossier.resolved_share", "97"),
        ],
    ),
    (
        REFORM,
        "",
        "Đã giải quyết 99,52% hồ sơ đúng hạn.",
        [("ops.dossier.on_time", "99.52")],
    ),
    (
        REFORM,
        "",
        "Đã giải quyết 450 hồ sơ (đạt 98,9%), trong đó đúng hạn 440 hồ sơ (97,8%).",
        [
            ("ops.dossier.resolved", "450"),
            ("ops.dossier.resolved_share", "98.9"),
            ("ops.dossier.on_time", "440"),
            ("ops.dossier.on_time", "97.8"),
        ],
    ),
    (
        REFORM,
        "",
        "Hồ sơ trực tuyến toàn trình là 8.455 hồ sơ, hồ sơ trực tuyến một phần là 2.310 hồ sơ.",
        [("ops.dossier.level4", "8455"), ("ops.dossier.level3", "2310")],
    ),
    (
        REFORM,
        "",
        "Trong tháng, có 1.120 hồ sơ nộp qua dịch vụ công trực tuyến mức độ 4.",
        [("ops.dossier.level4", "1120")],
    ),
    (
        REFORM,
        "",
        "Toàn bộ 100% hồ sơ thủ tục hành chính của xã được cập nhật, xử lý trên phần mềm một cửa "
        "điện tử.",
        [("ops.dossier.onestop_share", "100")],
    ),
    (
        REFORM,
        "",
        "Qua dịch vụ bưu chính công ích, Trung tâm đã tiếp nhận 1.045 hồ sơ và chuyển trả kết quả "
        "2.377 "
        "hồ sơ.",
        [("ops.bcci.received", "1045"), ("ops.bcci.returned", "2377")],
    ),
    (
        REFORM,
        "",
        "Số hồ sơ trả kết quả qua bưu chính công ích trong năm đạt 640 hồ sơ.",
        [("ops.bcci.returned", "640")],
    ),
    (
        REFORM,
        "",
        "Có 86/240 thủ tục phát sinh hồ sơ tiếp nhận qua dịch vụ BCCI.",
        [("ops.bcci.procedure_share", "86/240")],
    ),
    (
        REFORM,
        "",
        "Hiện toàn tỉnh có 1.870 thủ tục hành chính thuộc thẩm quyền giải quyết của ba cấp chính "
        "quyền.",
        [("ops.procedure.total", "1870")],
    ),
    (
        REFORM,
        "",
        "Chủ tịch UBND tỉnh đã công bố 12 TTHC ban hành mới, 35 TTHC được sửa đổi, bổ sung, bãi "
        "bỏ 08 "
        "TTHC.",
        [
            ("ops.procedure.new", "12"),
            ("ops.procedure.amended", "35"),
            ("ops.procedure.abolished", "8"),
        ],
    ),
    (
        REFORM,
        "",
        "100% thủ tục hành chính được niêm yết công khai tại trụ sở và trên Cổng dịch vụ công "
        "quốc gia.",
        [("ops.procedure.public_share", "100")],
    ),
    (
        ICT,
        "",
        "Tỉnh đang cung cấp 1.015 dịch vụ công trực tuyến toàn trình và 402 dịch vụ công trực "
        "tuyến một phần.",
        [
            ("ops.service.level4.count", "1015"),
            ("ops.service.level3.count", "402"),
        ],
    ),
    (
        ICT,
        "",
        "Đến nay đã đưa 318 TTHC lên mức độ 4 và 127 TTHC lên mức độ 3.",
        [
            ("ops.service.level4.count", "318"),
            ("ops.service.level3.count", "127"),
        ],
    ),
    (
        ICT,
        "",
        "Tỷ lệ dịch vụ công trực tuyến toàn trình đạt 62,5% trên tổng số thủ tục hành chính.",
        [("ops.service.level34.share", "62.5")],
    ),
    (
        ICT,
        "",
        "Tỷ lệ DVCTT mức độ 3, 4 có phát sinh hồ sơ là 48,2%.",
        [("ops.service.with_dossier_share", "48.2")],
    ),
    (
        ICT,
        "",
        "Trong 500 DVCTT toàn trình đã công bố, tỷ lệ dịch vụ phát sinh hồ sơ trực tuyến đạt 71%.",
        [
            ("ops.service.level4.count", "500"),
            ("ops.service.with_dossier_share", "71"),
        ],
    ),
    (
        ICT,
        "",
        "Tỷ lệ văn bản đi được ký số đạt 98,5%.",
        [("app.edoc.signed_share", "98.5")],
    ),
    (
        ICT,
        "",
        "Trên 96% văn bản giữa các cơ quan nhà nước được trao đổi dưới dạng điện tử.",
        [("app.edoc.share", "96")],
    ),
    (
        ICT,
        "",
        "Trong 6 tháng, đã gửi 120.450 văn bản điện tử và nhận 98.300 văn bản điện tử qua trục "
        "liên thông.",
        [("app.edoc.count", "120450"), ("app.edoc.count", "98300")],
    ),
    (
        ICT,
        "",
        "Hệ thống quản lý văn bản và điều hành liên thông 3 cấp từ tỉnh đến xã.",
        [("app.dms.level_count", "3")],
    ),
    (
        ICT,
        "",
        "Phần mềm quản lý văn bản và điều hành được triển khai tại 19 sở, ngành và 11/11 huyện, "
        "thành phố.",
        [("app.dms.unit_coverage", "19"), ("app.dms.unit_coverage", "11/11")],
    ),
    (
        ICT,
        "",
        "100% cơ quan hành chính nhà nước sử dụng hệ thống iOffice.",
        [("app.dms.unit_coverage", "100")],
    ),
    (
        ICT,
        "",
        "Trên hệ thống QLVB&ĐH hiện có 5.230 tài khoản người dùng.",
        [("app.dms.account_count", "5230")],
    ),
    (
        ICT,
        "",
        "92% thủ trưởng cơ quan, đơn vị xử lý công việc trên phần mềm quản lý văn bản.",
        [("app.dms.leader_use_share", "92")],
    ),
    (
        ICT,
        "",
        "Tỷ lệ đơn vị kết nối, liên thông phần mềm quản lý văn bản với trục quốc gia đạt 100%.",
        [("app.dms.interconnect_share", "100")],
    ),
    (
        ICT,
        "",
        "85% hồ sơ công việc tại cấp tỉnh, 65% hồ sơ công việc tại cấp huyện được xử lý trên môi "
        "trường mạng.",
        [
            ("app.workfile.online_share", "85"),
            ("app.workfile.online_share", "65"),
        ],
    ),
    (
        ICT,
        "",
        "Đã cấp 7.415 hộp thư điện tử công vụ cho cán bộ, công chức.",
        [("app.email.account_count", "7415")],
    ),
    (
        ICT,
        "",
        "97% cán bộ, công chức được cấp hộp thư công vụ và sử dụng thường xuyên.",
        [("app.email.staff_share", "97")],
    ),
    (
        ICT,
        "",
        "Ban Cơ yếu đã cấp cho tỉnh 4.120 chứng thư số, gồm 870 chứng thư số cho tổ chức, 3.250 "
        "chứng thư số "
        "cho cá nhân; ngoài ra có 415 SIM PKI.",
        [
            ("app.signature.cert_total", "4120"),
            ("app.signature.cert_org", "870"),
            ("app.signature.cert_person", "3250"),
            ("app.signature.sim_pki", "415"),
        ],
    ),
    (
        ICT,
        "",
        "100% lãnh đạo sở, ngành đã sử dụng chữ ký số cá nhân trong ký ban hành văn bản.",
        [("app.signature.leader_share", "100")],
    ),
    (
        ICT,
        "",
        "100% cơ quan, đơn vị được cấp và sử dụng chữ ký số chuyên dùng.",
        [("app.signature.unit_coverage", "100")],
    ),
    (
        ICT,
        "Hạ tầng kỹ thuật",
        "Toàn ngành hiện có 1.250 máy tính, 18 máy chủ và 06 đường truyền Internet.",
        [
            ("infra.pc.count", "1250"),
            ("infra.server.count", "18"),
            ("infra.internet.line_count", "6"),
        ],
    ),
    (
        ICT,
        "",
        "Tỷ lệ máy vi tính có kết nối Internet đạt 97,8%.",
        [("infra.pc.internet_share", "97.8")],
    ),
    (
        ICT,
        "",
        "Tỷ lệ trang bị máy tính cho cán bộ, công chức đạt 100%.",
        [("infra.pc.per_staff", "100")],
    ),
    (
        ICT,
        "",
        "100% sở, ngành, huyện, thành phố có mạng nội bộ (LAN).",
        [("infra.lan.coverage", "100")],
    ),
    (
        ICT,
        "",
        "Mạng truyền số liệu chuyên dùng đã kết nối 130/130 xã, phường, thị trấn.",
        [("infra.tslcd.coverage", "130/130")],
    ),
    (
        ICT,
        "",
        "Đường truyền Internet của cơ quan có tốc độ 200 Mbps, đường truyền số liệu chuyên dùng "
        "20 Mbps.",
        [("infra.internet.bandwidth", "200"), ("infra.tslcd.bandwidth", "20")],
    ),
    (
        ICT,
        "",
        "Nền tảng LGSP của tỉnh đã kết nối 22 dịch vụ dữ liệu của các bộ, ngành.",
        [("infra.platform.lgsp", "22")],
    ),
    (
        ICT,
        "",
        "98% máy tính được cài đặt phần mềm phòng chống mã độc.",
        [("sec.antivirus", "98")],
    ),
    (
        ICT,
        "",
        "Có 25/31 hệ thống thông tin đã được phê duyệt hồ sơ đề xuất cấp độ.",
        [("sec.system.level_approved", "25/31")],
    ),
    (
        ICT,
        "",
        "Trong quý, hệ thống giám sát ghi nhận 1.420 cuộc tấn công mạng và 36 sự cố mã độc.",
        [("sec.incident.count", "1420"), ("sec.incident.count", "36")],
    ),
    (
        ICT,
        "",
        "Hệ thống hội nghị truyền hình của tỉnh gồm 176 điểm cầu, trong đó cấp tỉnh 24 điểm cầu, "
        "cấp huyện "
        "12 điểm cầu, cấp xã 140 điểm cầu.",
        [
            ("vc.site.total", "176"),
            ("vc.site.province", "24"),
            ("vc.site.district", "12"),
            ("vc.site.commune", "140"),
        ],
    ),
    (
        ICT,
        "",
        "UBND tỉnh đã tổ chức 48 cuộc họp trực tuyến với các địa phương.",
        [("vc.session.count", "48")],
    ),
    (
        ICT,
        "",
        "Sở lắp đặt 02 hệ thống hội nghị truyền hình trực tuyến.",
        [("vc.system.count", "2")],
    ),
    (
        ICT,
        "Nguồn nhân lực",
        "Toàn tỉnh có 68 công chức chuyên trách CNTT và 154 công chức kiêm nhiệm CNTT.",
        [("hr.it_staff.fulltime", "68"), ("hr.it_staff.concurrent", "154")],
    ),
    (
        ICT,
        "",
        "Sở có 05 cán bộ phụ trách công nghệ thông tin.",
        [("hr.it_staff.total", "5")],
    ),
    (
        ICT,
        "",
        "Đã mở 14 lớp bồi dưỡng kỹ năng chuyển đổi số cho 620 học viên.",
        [
            ("hr.training.class_count", "14"),
            ("hr.training.participant_count", "620"),
        ],
    ),
    (
        ICT,
        "",
        "Tổ chức 03 khóa tập huấn an toàn thông tin với 150 cán bộ tham gia.",
        [
            ("hr.training.class_count", "3"),
            ("hr.training.participant_count", "150"),
        ],
    ),
    (
        ICT,
        "",
        "Trên 90% cán bộ, công chức sử dụng thành thạo máy tính trong công việc.",
        [("hr.staff.it_skilled_share", "90")],
    ),
    (
        REFORM,
        "",
        "Huyện bố trí 07 công chức làm việc tại Bộ phận Tiếp nhận và Trả kết quả.",
        [("hr.onestop.staff", "7")],
    ),
    (
        ICT,
        "",
        "Trang thông tin điện tử của Sở đăng tải 430 tin, bài, thu hút 1,2 triệu lượt truy cập.",
        [("portal.article.count", "430"), ("portal.visit.count", "1200000")],
    ),
    (
        ICT,
        "",
        "100% huyện, thành phố có cổng thông tin điện tử.",
        [("portal.agency_coverage", "100")],
    ),
    (
        ICT,
        "Đầu tư",
        "Mua 85 bộ máy tính và 12 máy chiếu cho các trường với kinh phí 1.350 triệu đồng.",
        [
            ("proc.pc.count", "85"),
            ("proc.projector.count", "12"),
            ("fin.ict.equipment", "1350000000"),
        ],
    ),
    (
        ICT,
        "",
        "Tổng kinh phí chi cho ứng dụng công nghệ thông tin năm 2023 là 56,8 tỷ đồng.",
        [("fin.ict.total", "56800000000")],
    ),
    (
        ICT,
        "",
        "Xây dựng phần mềm quản lý hộ tịch với kinh phí 480 triệu đồng.",
        [("fin.ict.software", "480000000")],
    ),
    (
        ICT,
        "",
        "Trang bị phòng họp trực tuyến cho 5 huyện, kinh phí 2,4 tỷ đồng.",
        [("fin.ict.videoconf", "2400000000"), ("vc.site.district", "5")],
    ),
    (
        ICT,
        "",
        "Toàn tỉnh thành lập 1.245 tổ công nghệ số cộng đồng với 8.630 thành viên.",
        [
            ("dt.community_team.count", "1245"),
            ("dt.community_team.count", "8630"),
        ],
    ),
    (
        ICT,
        "",
        "Đã kích hoạt 512.300 tài khoản định danh điện tử, đạt 78,4%.",
        [("dt.eid.activated", "512300"), ("dt.eid.activated", "78.4")],
    ),
    (
        ICT,
        "",
        "Chỉ số DTI của tỉnh đạt 0,6123 điểm, tăng 0,05 so với năm trước.",
        [("index.dti", "0.6123")],
    ),
    (
        ICT,
        "",
        "Vietnam ICT Index năm 2020 của tỉnh đạt 0,5210 điểm.",
        [("index.ict_index", "0.521")],
    ),
    (
        HEALTH,
        "",
        "Toàn tỉnh khám cho 345.600 lượt người bệnh, điều trị nội trú 23.410 lượt; công suất sử "
        "dụng "
        "giường đạt 95,3%.",
        [],
    ),
    (
        HEALTH,
        "",
        "100% trạm y tế xã có bác sĩ làm việc; 98% trẻ em dưới 1 tuổi được tiêm chủng đầy đủ.",
        [],
    ),
    (
        HEALTH,
        "",
        "Mua sắm trang thiết bị y tế với tổng kinh phí 12,5 tỷ đồng cho 8 bệnh viện.",
        [],
    ),
    (
        HEALTH,
        "",
        "Tổ chức 15 lớp tập huấn phòng chống sốt xuất huyết cho 700 cán bộ y tế.",
        [],
    ),
    (
        LAND,
        "",
        "Đã cấp 12.300 giấy chứng nhận quyền sử dụng đất với diện tích 4.560 ha.",
        [],
    ),
    (
        LAND,
        "",
        "Thu hồi 35,6 ha đất của 120 hộ dân, chi trả bồi thường 45 tỷ đồng.",
        [],
    ),
    (
        SCHOOL,
        "",
        "Toàn tỉnh có 412 trường, 6.210 lớp với 215.000 học sinh; tỷ lệ tốt nghiệp đạt 99,1%.",
        [],
    ),
    (
        REFORM,
        "",
        "UBND tỉnh ban hành 145 văn bản chỉ đạo, tổ chức 4 đoàn kiểm tra tại 12 đơn vị.",
        [],
    ),
    (
        REFORM,
        "",
        "Tinh giản 35 biên chế, giải thể 2 phòng chuyên môn, sáp nhập 3 trường học.",
        [],
    ),
    (
        REFORM,
        "",
        "Kết quả đo lường sự hài lòng của người dân đạt 88,6%; phát 1.500 phiếu khảo sát.",
        [
            ("ops.satisfaction.share", "88.6"),
            ("ops.satisfaction.surveyed", "1500"),
        ],
    ),
    (
        REFORM,
        "",
        "Rà soát, đơn giản hóa quy định, rút ngắn thời gian giải quyết trung bình 30%.",
        [("ops.procedure.time_cut", "30")],
    ),
    (
        ICT,
        "",
        "Thanh toán học phí không dùng tiền mặt đạt 75%; có 45.000 tài khoản thanh toán điện tử.",
        [("dt.cashless.payment", "75"), ("dt.cashless.payment", "45000")],
    ),
    (
        ICT,
        "",
        "Số thuê bao băng rộng di động đạt 89 thuê bao/100 dân; doanh thu viễn thông 1.200 tỷ "
        "đồng.",
        [
            ("infra.subscriber.density", "89"),
            ("dt.ict.revenue", "1200000000000"),
        ],
    ),
    (
        ICT,
        "",
        "Kinh tế số chiếm 12,5% GRDP của tỉnh, tăng 1,3 điểm phần trăm.",
        [("dt.economy.share", "12.5")],
    ),
    (
        REFORM,
        "",
        "Trong kỳ báo cáo, Trung tâm Phục vụ hành chính công tỉnh đã tiếp nhận mới 6.540 hồ sơ; "
        "kỳ trước "
        "chuyển sang 412 hồ sơ; kết quả đã trả 6.301 hồ sơ, trong đó đúng hẹn 6.288 hồ sơ, trễ "
        "hẹn 13 hồ sơ.",
        [
            ("ops.dossier.received", "6540"),
            ("ops.dossier.carried_over", "412"),
            ("ops.dossier.resolved", "6301"),
            ("ops.dossier.on_time", "6288"),
            ("ops.dossier.late", "13"),
        ],
    ),
    (
        REFORM,
        "",
        "Số hồ sơ quá hạn là 27 hồ sơ, chiếm 0,4%.",
        [("ops.dossier.late", "27"), ("ops.dossier.late", "0.4")],
    ),
    (
        REFORM,
        "",
        "UBND cấp xã tiếp nhận 18.922 hồ sơ, đã xử lý 18.870 hồ sơ, còn 52 hồ sơ đang trong hạn.",
        [
            ("ops.dossier.received", "18922"),
            ("ops.dossier.resolved", "18870"),
            ("ops.dossier.pending", "52"),
        ],
    ),
    (
        REFORM,
        "",
        "Tỷ lệ hồ sơ nộp trực tuyến mức độ 3 đạt 21,5%, mức độ 4 đạt 46%.",
        [("ops.dossier.level3", "21.5"), ("ops.dossier.level4", "46")],
    ),
    (
        REFORM,
        "",
        "Có 1.204 lượt hồ sơ được tiếp nhận qua dịch vụ bưu chính công ích, 2.045 lượt hồ sơ trả "
        "kết quả "
        "qua dịch vụ bưu chính công ích.",
        [("ops.bcci.received", "1204"), ("ops.bcci.returned", "2045")],
    ),
    (
        REFORM,
        "",
        "Sở đã rà soát, trình công bố mới 03 thủ tục, sửa đổi 14 thủ tục và bãi bỏ 02 thủ tục "
        "hành chính.",
        [
            ("ops.procedure.new", "3"),
            ("ops.procedure.amended", "14"),
            ("ops.procedure.abolished", "2"),
        ],
    ),
    (
        REFORM,
        "",
        "Danh mục thủ tục hành chính thuộc phạm vi quản lý của ngành gồm 126 thủ tục, trong đó "
        "cấp tỉnh "
        "95 thủ tục.",
        [("ops.procedure.total", "126"), ("ops.procedure.total", "95")],
    ),
    (
        ICT,
        "Cung cấp dịch vụ công",
        "Số DVC trực tuyến toàn trình: 824; số DVC trực tuyến một phần: 611.",
        [
            ("ops.service.level4.count", "824"),
            ("ops.service.level3.count", "611"),
        ],
    ),
    (
        ICT,
        "",
        "Đã tích hợp, cung cấp 745 dịch vụ công mức độ 4 của tỉnh trên Cổng dịch vụ công quốc gia.",
        [("ops.service.level4.count", "745")],
    ),
    (
        ICT,
        "",
        "Trong quý đã có 62/150 dịch vụ công mức 3, 4 phát sinh hồ sơ.",
        [("ops.service.with_dossier_share", "62/150")],
    ),
    (
        ICT,
        "",
        "Văn bản điện tử có ký số gửi qua trục liên thông đạt 99,2%.",
        [("app.edoc.signed_share", "99.2")],
    ),
    (
        ICT,
        "",
        "Tổng số văn bản đi là 23.410 văn bản, văn bản đến là 51.200 văn bản, được xử lý hoàn "
        "toàn trên phần "
        "mềm.",
        [("app.edoc.count", "23410"), ("app.edoc.count", "51200")],
    ),
    (
        ICT,
        "",
        "100% văn bản của các phòng chuyên môn được xử lý trên môi trường mạng.",
        [("app.edoc.share", "100")],
    ),
    (
        ICT,
        "",
        "Phần mềm VNPT-iOffice đã cấp cho 2.800 người dùng tại 215 cơ quan, đơn vị.",
        [("app.dms.account_count", "2800"), ("app.dms.unit_coverage", "215")],
    ),
    (
        ICT,
        "",
        "Tỷ lệ hồ sơ công việc xử lý trên mạng: cấp tỉnh đạt 92%, cấp huyện đạt 81%, cấp xã đạt "
        "60%.",
        [
            ("app.workfile.online_share", "92"),
            ("app.workfile.online_share", "81"),
            ("app.workfile.online_share", "60"),
        ],
    ),
    (
        ICT,
        "",
        "Trên 95% cán bộ, công chức thường xuyên sử dụng thư điện tử công vụ trong công việc.",
        [("app.email.staff_share", "95")],
    ),
    (
        ICT,
        "",
        "Lũy kế đã cấp phát 3.410 chứng thư số chuyên dùng (2.905 cá nhân, 505 tổ chức) và 120 "
        "sim ký số.",
        [
            ("app.signature.cert_total", "3410"),
            ("app.signature.cert_person", "2905"),
            ("app.signature.cert_org", "505"),
            ("app.signature.sim_pki", "120"),
        ],
    ),
    (
        ICT,
        "",
        "Tất cả 100% lãnh đạo phòng, ban được cấp chữ ký số cá nhân.",
        [("app.signature.leader_share", "100")],
    ),
    (
        ICT,
        "",
        "Cơ quan có 36 máy tính, trong đó 34 máy kết nối Internet; 02 máy chủ; 01 đường truyền "
        "Internet cáp "
        "quang tốc độ 150 Mbps.",
        [
            ("infra.pc.count", "36"),
            ("infra.pc.count", "34"),
            ("infra.server.count", "2"),
            ("infra.internet.line_count", "1"),
            ("infra.internet.bandwidth", "150"),
        ],
    ),
    (
        ICT,
        "",
        "Tỷ lệ cán bộ, công chức được trang bị máy tính phục vụ công việc đạt 98%.",
        [("infra.pc.per_staff", "98")],
    ),
    (
        ICT,
        "",
        "Mạng LAN được triển khai tại 100% cơ quan, đơn vị.",
        [("infra.lan.coverage", "100")],
    ),
    (
        ICT,
        "",
        "Có 18/18 sở, ngành và 10/10 huyện kết nối mạng TSLCD cấp II.",
        [("infra.tslcd.coverage", "18/18"), ("infra.tslcd.coverage", "10/10")],
    ),
    # units that are joined, of how many is not said
    (
        ICT,
        "",
        "Đã cài đặt phần mềm diệt virus bản quyền cho 1.150 máy tính.",
        [("sec.antivirus", "1150")],
    ),
    (
        ICT,
        "",
        "Đến nay có 42 hệ thống thông tin được phê duyệt cấp độ an toàn, đạt 93,3%.",
        [
            ("sec.system.level_approved", "42"),
            ("sec.system.level_approved", "93.3"),
        ],
    ),
    (
        ICT,
        "",
        "Trong năm đã phát hiện, ngăn chặn 15.230 lượt tấn công vào hệ thống, xử lý 12 máy tính "
        "nhiễm mã độc.",
        [("sec.incident.count", "15230"), ("sec.incident.count", "12")],
    ),
    (
        ICT,
        "",
        "Tỉnh đã đưa vào sử dụng hệ thống hội nghị trực tuyến với 1 điểm cầu cấp tỉnh, 9 điểm cầu "
        "cấp huyện "
        "và 112 điểm cầu cấp xã.",
        [
            ("vc.site.province", "1"),
            ("vc.site.district", "9"),
            ("vc.site.commune", "112"),
        ],
    ),
    (
        ICT,
        "",
        "Trong 9 tháng đã phục vụ 215 phiên họp trực tuyến, tổng số điểm cầu là 121.",
        [("vc.session.count", "215"), ("vc.site.total", "121")],
    ),
    (
        ICT,
        "",
        "Đội ngũ cán bộ chuyên trách CNTT có 12 người, kiêm nhiệm 45 người.",
        [("hr.it_staff.fulltime", "12"), ("hr.it_staff.concurrent", "45")],
    ),
    (
        ICT,
        "",
        "85% cán bộ chuyên trách công nghệ thông tin có trình độ đại học trở lên.",
        [("hr.it_staff.qualified_share", "85")],
    ),
    (
        ICT,
        "",
        "Phối hợp tổ chức 05 lớp đào tạo kỹ năng số, thu hút 1.230 lượt người tham gia.",
        [
            ("hr.training.class_count", "5"),
            ("hr.training.participant_count", "1230"),
        ],
    ),
    (
        ICT,
        "",
        "Cổng thông tin điện tử huyện đã cập nhật 1.045 tin bài với hơn 350.000 lượt truy cập.",
        [("portal.article.count", "1045"), ("portal.visit.count", "350000")],
    ),
    (
        ICT,
        "",
        "Ngân sách chi cho chuyển đổi số năm 2023 là 125 tỷ đồng, trong đó kinh phí mua sắm máy "
        "tính, thiết "
        "bị là 8,5 tỷ đồng, phần mềm 3,2 tỷ đồng.",
        [
            ("fin.ict.total", "125000000000"),
            ("fin.ict.equipment", "8500000000"),
            ("fin.ict.software", "3200000000"),
        ],
    ),
    (
        ICT,
        "",
        "Sở được giao dự toán 14.500 triệu đồng trong năm 2023.",
        [("fin.budget.total", "14500000000")],
    ),
    (
        ICT,
        "",
        "Đã đầu tư mua 40 bộ máy vi tính cho 10 trường THCS.",
        [("proc.pc.count", "40"), ("proc.school_served.count", "10")],
    ),
    (
        ICT,
        "",
        "Công an tỉnh đã thu nhận 640.000 hồ sơ định danh, kích hoạt 588.000 tài khoản, đạt tỷ lệ "
        "91,9%.",
        [
            ("dt.eid.issued", "640000"),
            ("dt.eid.activated", "588000"),
            ("dt.eid.activated", "91.9"),
        ],
    ),
    (
        ICT,
        "",
        "Chỉ số chuyển đổi số (DTI) năm 2022 đạt 0,5578 điểm, xếp thứ 21/63.",
        [("index.dti", "0.5578")],
    ),
    (
        ICT,
        "",
        "Theo DTI năm 2022, tỉnh đứng thứ 7/63, chính quyền số thứ 5, kinh tế số thứ 8, tổng điểm "
        "0,5264.",
        [("index.dti", "0.5264")],
    ),
    (
        ICT,
        "",
        "Phấn đấu đến năm 2025, 80% hồ sơ công việc cấp huyện được xử lý trên môi trường mạng.",
        [("app.workfile.online_share", "80")],
    ),
    (
        REFORM,
        "Kết quả giải quyết hồ sơ",
        "Cấp | Tiếp nhận | Đã giải quyết | Đúng hạn | Quá hạn\nTỉnh | 5.120 | "
        "4.980 | 4.975 | 5\nHuyện | 3.310 | 3.250 | 3.240 | 10",
        [
            ("ops.dossier.received", "5120"),
            ("ops.dossier.resolved", "4980"),
            ("ops.dossier.on_time", "4975"),
            ("ops.dossier.late", "5"),
            ("ops.dossier.received", "3310"),
            ("ops.dossier.resolved", "3250"),
            ("ops.dossier.on_time", "3240"),
            ("ops.dossier.late", "10"),
        ],
    ),
    (
        ICT,
        "Hạ tầng",
        "Chỉ tiêu | Đơn vị tính | Năm 2022 | Năm 2023\nSố máy chủ | máy | 14 | 18\nTỷ lệ máy tính "
        "kết "
        "nối Internet | % | 95 | 98",
        [
            ("infra.server.count", "14"),
            ("infra.server.count", "18"),
            ("infra.pc.internet_share", "95"),
            ("infra.pc.internet_share", "98"),
        ],
    ),
    (
        HEALTH,
        "",
        "Số hồ sơ bệnh án điện tử là 23.000; 12 cơ sở khám chữa bệnh triển khai phần mềm HIS.",
        [("dt.health.record", "23000")],
    ),
    (
        HEALTH,
        "",
        "Toàn ngành có 3.450 cán bộ, trong đó 620 bác sĩ; 12 bệnh viện, 145 trạm y tế.",
        [],
    ),
    (
        HEALTH,
        "",
        "Tiếp nhận 120 ca bệnh, tổ chức 8 đợt kiểm tra tại 45 cơ sở thực phẩm, xử phạt 35 triệu "
        "đồng.",
        [],
    ),
    (
        SCHOOL2,
        "",
        "Toàn tỉnh có 98,7% học sinh hoàn thành chương trình; 245 trường đạt chuẩn quốc gia; huy "
        "động 15 "
        "tỷ đồng xã hội hóa.",
        [],
    ),
    (
        FARMS,
        "",
        "Diện tích gieo trồng đạt 45.600 ha; sản lượng 230.000 tấn; tổ chức 25 lớp tập huấn kỹ "
        "thuật cho "
        "1.200 nông dân.",
        [],
    ),
    (
        GENERAL,
        "",
        "Tổng thu ngân sách đạt 12.500 tỷ đồng, đạt 102% dự toán; giải quyết việc làm cho 18.000 "
        "lao "
        "động.",
        [],
    ),
    (
        GENERAL,
        "",
        "Cấp mới 450 giấy chứng nhận đăng ký doanh nghiệp với tổng vốn 3.200 tỷ đồng; 120 doanh "
        "nghiệp "
        "giải thể.",
        [],
    ),
    (
        GENERAL,
        "",
        "Đã tiếp 230 lượt công dân, nhận 145 đơn khiếu nại, giải quyết xong 120 đơn.",
        [],
    ),
    (
        GENERAL,
        "",
        "Kiến nghị, phản ánh, tranh chấp liên quan đến KNTC: 14 đơn, phát sinh 12 vụ việc.",
        [],
    ),
    (
        REFORM,
        "",
        "Điểm số CCHC đạt 86,5 điểm, tăng 3 bậc; kiểm tra 15 đơn vị, phát hiện 7 văn bản sai thể "
        "thức.",
        [],
    ),
    (
        REFORM,
        "",
        "Sắp xếp giảm 12 phòng, 25 đơn vị sự nghiệp; bổ nhiệm 18 lãnh đạo cấp phòng.",
        [],
    ),
    (
        ICT,
        "",
        "Toàn tỉnh có 1.250 trạm BTS, phủ sóng 4G đạt 99,8% dân số; 85% hộ gia đình có cáp quang.",
        [
            ("infra.mobile.station", "1250"),
            ("infra.mobile.coverage", "99.8"),
            ("infra.broadband.household", "85"),
        ],
    ),
    (
        ICT,
        "",
        "Có 320 sản phẩm OCOP lên sàn thương mại điện tử, 45.000 hộ nông dân có tài khoản bán "
        "hàng.",
        [("dt.ecommerce.product", "320"), ("dt.ecommerce.account", "45000")],
    ),
    (
        REFORM2,
        "Tình hình giải quyết thủ tục hành chính",
        "Tổng số hồ sơ tiếp nhận là 12.045 hồ sơ, trong đó tiếp "
        "nhận trực tiếp 7.010 hồ sơ, tiếp nhận qua mạng 5.035 hồ sơ; số hồ sơ đã giải quyết "
        "11.820 hồ sơ, trong "
        "đó giải quyết trước hạn 8.004 hồ sơ, đúng hạn 3.790 hồ sơ, quá hạn 26 hồ sơ; số hồ sơ "
        "đang giải quyết "
        "225 hồ sơ.",
        [
            ("ops.dossier.received", "12045"),
            ("ops.dossier.offline", "7010"),
            ("ops.dossier.online", "5035"),
            ("ops.dossier.resolved", "11820"),
            ("ops.dossier.on_time", "8004"),
            ("ops.dossier.on_time", "3790"),
            ("ops.dossier.late", "26"),
            ("ops.dossier.pending", "225"),
        ],
    ),
    (
        REFORM2,
        "",
        "Trong đó, cấp huyện: tiếp nhận 3.401 hồ sơ, giải quyết 3.380 hồ sơ, đạt tỷ lệ đúng hạn "
        "99,4%.",
        [
            ("ops.dossier.received", "3401"),
            ("ops.dossier.resolved", "3380"),
            ("ops.dossier.on_time", "99.4"),
        ],
    ),
    (
        REFORM2,
        "",
        "Tỷ lệ hồ sơ trễ hạn còn 0,35%, không có hồ sơ tồn đọng kéo dài.",
        [("ops.dossier.late", "0.35")],
    ),
    (
        REFORM2,
        "",
        "Bộ phận Một cửa cấp xã đã nhận 905 hồ sơ chứng thực, trả kết quả ngay trong ngày 890 hồ "
        "sơ.",
        [("ops.dossier.received", "905"), ("ops.dossier.resolved", "890")],
    ),
    (
        REFORM2,
        "",
        "Hồ sơ nộp qua dịch vụ công toàn trình chiếm 58,3% tổng số hồ sơ tiếp nhận.",
        [("ops.dossier.level4", "58.3")],
    ),
    (
        REFORM2,
        "",
        "Số thủ tục hành chính có phát sinh hồ sơ qua BCCI là 45 thủ tục.",
        [("ops.bcci.procedure_share", "45")],
    ),
    (
        REFORM2,
        "",
        "Trong quý II, bưu điện đã chuyển trả 420 kết quả và tiếp nhận 180 hồ sơ qua dịch vụ BCCI.",
        [("ops.bcci.returned", "420"), ("ops.bcci.received", "180")],
    ),
    (
        REFORM2,
        "",
        "UBND tỉnh ban hành quyết định công bố 7 thủ tục hành chính ban hành mới và 19 thủ tục bị "
        "bãi bỏ "
        "trong lĩnh vực xây dựng.",
        [("ops.procedure.new", "7"), ("ops.procedure.abolished", "19")],
    ),
    (
        REFORM2,
        "",
        "Đến nay 132 thủ tục hành chính cấp huyện đã được đưa vào thực hiện theo cơ chế một cửa.",
        [("ops.procedure.total", "132")],
    ),
    (
        ICT2,
        "Dịch vụ công",
        "Toàn tỉnh hiện cung cấp 1.902 dịch vụ công trực tuyến, gồm 1.105 dịch vụ toàn trình và "
        "797 dịch vụ một phần.",
        [
            ("ops.service.total", "1902"),
            ("ops.service.level4.count", "1105"),
            ("ops.service.level3.count", "797"),
        ],
    ),
    (
        ICT2,
        "Dịch vụ công",
        "Toàn tỉnh có 300 dịch vụ công trực tuyến mức độ 3, mức độ 4, trong đó 200 dịch vụ mức độ 3 "
        "và 100 dịch vụ mức độ 4.",
        [
            ("ops.service.level34.count", "300"),
            ("ops.service.level3.count", "200"),
            ("ops.service.level4.count", "100"),
        ],
    ),
    (
        ICT2,
        "",
        "Tỉnh đạt 0,8046 điểm, đứng thứ 2 về Chỉ số sẵn sàng cho phát triển và ứng dụng CNTT-TT.",
        [("index.ict_index", "0.8046")],
    ),
    (
        ICT2,
        "Dịch vụ công",
        "Trong năm có 120 thủ tục phát sinh hồ sơ mức độ 3, 4.",
        [("ops.service.with_dossier", "120")],
    ),
    (
        ICT2,
        "Ứng dụng nội bộ",
        "Toàn bộ 100% văn bản đến được số hóa, chuyển xử lý trên hệ thống; 97% văn bản đi "
        "phát hành có chữ ký số.",
        [("app.edoc.share", "100"), ("app.edoc.signed_share", "97")],
    ),
    (
        ICT2,
        "",
        "Từ đầu năm, cơ quan phát hành 4.512 văn bản điện tử có ký số.",
        [("app.edoc.count", "4512")],
    ),
    (
        ICT2,
        "",
        "Số tài khoản đang hoạt động trên phần mềm TD-Office là 1.120.",
        [("app.dms.account_count", "1120")],
    ),
    (
        ICT2,
        "",
        "Việc xử lý hồ sơ công việc trên môi trường mạng: cấp tỉnh 90%, cấp huyện 78%.",
        [
            ("app.workfile.online_share", "90"),
            ("app.workfile.online_share", "78"),
        ],
    ),
    (
        ICT2,
        "",
        "Trong năm, cấp mới 212 chứng thư số, gia hạn 145 chứng thư số, thu hồi 31 chứng thư số.",
        [
            ("app.signature.cert_total", "212"),
            ("app.signature.cert_total", "145"),
            ("app.signature.cert_total", "31"),
        ],
    ),
    (
        ICT2,
        "",
        "Lãnh đạo các cơ quan được trang bị 96 SIM PKI để ký số từ xa.",
        [("app.signature.sim_pki", "96")],
    ),
    (
        ICT2,
        "",
        "Tỷ lệ lãnh đạo cấp sở, cấp huyện sử dụng chữ ký số đạt 100%.",
        [("app.signature.leader_share", "100")],
    ),
    (
        ICT2,
        "Hạ tầng",
        "Sở trang bị đủ 68 máy tính cho 66 công chức, 100% máy tính kết nối mạng LAN và Internet.",
        [
            ("infra.pc.count", "68"),
            ("hr.staff.total", "66"),
            ("infra.pc.internet_share", "100"),
        ],
    ),
    (
        ICT2,
        "",
        "Trung tâm dữ liệu tỉnh hiện có 24 máy chủ vật lý và 130 máy chủ ảo.",
        [("infra.server.count", "24"), ("infra.server.count", "130")],
    ),
    (
        ICT2,
        "",
        "Toàn tỉnh có 100% xã có đường truyền Internet cáp quang băng rộng.",
        [("infra.internet.coverage", "100")],
    ),
    (
        ICT2,
        "",
        "Nâng băng thông kết nối Internet lên 500 Mbps.",
        [("infra.internet.bandwidth", "500")],
    ),
    (
        ICT2,
        "An toàn thông tin",
        "Trong năm chặn 3.450 lượt dò quét, phát hiện 27 lỗ hổng bảo mật trên các hệ thống "
        "thông tin.",
        [("sec.incident.count", "3450"), ("sec.incident.count", "27")],
    ),
    (
        ICT2,
        "An toàn thông tin",
        "100% hệ thống thông tin đã được phê duyệt cấp độ.",
        [("sec.system.level_approved", "100")],
    ),
    (
        ICT2,
        "An toàn thông tin",
        "85% máy tính cài phần mềm Bkav bản quyền.",
        [("sec.antivirus", "85")],
    ),
    (
        ICT2,
        "",
        "Hệ thống truyền hình hội nghị của tỉnh kết nối 9 điểm cầu cấp huyện với 108 điểm cầu cấp "
        "xã.",
        [("vc.site.district", "9"), ("vc.site.commune", "108")],
    ),
    (
        ICT2,
        "",
        "Sở tham dự 56 hội nghị trực tuyến do Trung ương và tỉnh tổ chức.",
        [("vc.session.count", "56")],
    ),
    (
        ICT2,
        "Nhân lực",
        "Mỗi xã bố trí 01 cán bộ kiêm nhiệm công nghệ thông tin; toàn huyện có 21 cán bộ kiêm "
        "nhiệm "
        "công nghệ thông tin.",  # so many for each is no total
        [("hr.it_staff.concurrent", "21")],
    ),
    (
        ICT2,
        "",
        "Toàn ngành có 1.200 máy tính, bình quân 12 máy tính/trường; mỗi xã được trang bị 02 máy "
        "tính và 01 "
        "máy in, mỗi huyện có 01 điểm cầu.",
        [("infra.pc.count", "1200")],
    ),
    (
        ICT2,
        "",
        "Hệ thống họp trực tuyến có 14 điểm phụ đặt tại 14 huyện/thành phố.",
        [("vc.site.district", "14"), ("vc.site.district", "14")],
    ),
    (
        ICT2,
        "",
        "Đầu tư mới 3 tỷ đồng máy vi tính, đơn giá 12 triệu đồng/máy.",
        [("fin.ict.equipment", "3000000000")],
    ),
    (
        ICT2,
        "Đào tạo",
        "Phối hợp Sở TT&TT tổ chức 02 lớp tập huấn sử dụng chữ ký số, có 95 học viên tham dự.",
        [
            ("hr.training.class_count", "2"),
            ("hr.training.participant_count", "95"),
        ],
    ),
    (
        ICT2,
        "Cổng thông tin",
        "Cổng thông tin điện tử đã biên tập và đăng 2.310 tin, bài, 450 văn bản; tổng số lượt "
        "truy cập trong năm là 2.405.000 lượt.",
        [("portal.article.count", "2310"), ("portal.visit.count", "2405000")],
    ),
    (
        ICT2,
        "",
        "18/18 xã có trang thông tin điện tử hoạt động thường xuyên.",
        [("portal.agency_coverage", "18/18")],
    ),
    (
        ICT2,
        "Kinh phí",
        "Kinh phí bố trí cho ứng dụng CNTT là 3.250 triệu đồng, trong đó mua sắm thiết bị 1.900 "
        "triệu đồng, thuê phần mềm 850 triệu đồng.",
        [
            ("fin.ict.total", "3250000000"),
            ("fin.ict.equipment", "1900000000"),
            ("fin.ict.software", "850000000"),
        ],
    ),
    (
        ICT2,
        "",
        "Trang bị mới 25 bộ máy vi tính, 02 máy chiếu, tổng giá trị 410 triệu đồng.",
        [
            ("proc.pc.count", "25"),
            ("proc.projector.count", "2"),
            ("fin.ict.equipment", "410000000"),
        ],
    ),
    (
        ICT2,
        "Xã hội số",
        "Các địa phương đã kiện toàn 756 Tổ công nghệ số cộng đồng, thu hút 4.980 người tham gia.",
        [
            ("dt.community_team.count", "756"),
            ("dt.community_team.count", "4980"),
        ],
    ),
    (
        ICT2,
        "Xã hội số",
        "Tỷ lệ dân số trưởng thành có tài khoản định danh điện tử đạt 72%.",
        [("dt.eid.issued", "72")],
    ),
    (
        ICT2,
        "",
        "Điểm DTI của tỉnh là 0,5890, đứng thứ 30 toàn quốc.",
        [("index.dti", "0.589")],
    ),
    (
        ICT2,
        "Mục tiêu",
        "Đến hết năm 2025: 100% hồ sơ được tiếp nhận trên hệ thống một cửa điện tử; 90% văn bản "
        "trao đổi dưới dạng điện tử.",
        [("ops.dossier.onestop_share", "100"), ("app.edoc.share", "90")],
    ),
    (
        HEALTH2,
        "",
        "Trong tháng ghi nhận 45 ca sốt xuất huyết, giảm 12 ca so với tháng trước; kiểm tra 34 cơ "
        "sở "
        "hành nghề, xử phạt 5 cơ sở với số tiền 42 triệu đồng.",
        [],
    ),
    (
        HEALTH2,
        "",
        "Tổng số lượt khám 125.300 lượt, chuyển tuyến 2.150 lượt; 92% người dân tham gia bảo hiểm "
        "y tế.",
        [],
    ),
    (HEALTH2, "", "Tập huấn 3 lớp về an toàn thực phẩm cho 210 học viên.", []),
    (
        SCHOOL3,
        "",
        "Toàn ngành có 11.240 cán bộ, giáo viên; 78 trường mầm non, 102 trường tiểu học; tỷ lệ "
        "phòng học "
        "kiên cố đạt 89%.",
        [],
    ),
    (
        SCHOOL3,
        "",
        "Đã tổ chức 6 hội thi với 420 giáo viên tham gia, trao 56 giải.",
        [],
    ),
    (
        GENERAL2,
        "",
        "Thu hút 15 dự án với tổng vốn đầu tư 2.300 tỷ đồng; giải ngân vốn đầu tư công đạt 78,5%.",
        [],
    ),
    (
        GENERAL2,
        "",
        "Toàn huyện có 18/18 xã đạt chuẩn nông thôn mới, 3 xã nâng cao; thu nhập bình quân 48 "
        "triệu "
        "đồng/người.",
        [],
    ),
    (
        GENERAL2,
        "",
        "Xảy ra 23 vụ tai nạn giao thông làm chết 9 người, bị thương 18 người.",
        [],
    ),
    (
        GENERAL2,
        "",
        "Tiếp nhận 34 đơn thư, đã giải quyết 30 đơn, đạt 88,2%.",
        [],
    ),
    (
        LABOUR,
        "",
        "Giải quyết chế độ cho 1.204 người có công; chi trả trợ cấp 15,6 tỷ đồng cho 3.100 đối "
        "tượng.",
        [],
    ),
    (
        LABOUR,
        "",
        "Tuyển sinh đào tạo nghề 2.450 người, mở 42 lớp cho lao động nông thôn.",
        [],
    ),
    (
        REFORM2,
        "",
        "Ban hành 22 văn bản quy phạm pháp luật, tự kiểm tra 22 văn bản; rà soát 145 văn bản, đề "
        "nghị "
        "bãi bỏ 9 văn bản.",
        [],
    ),
    (
        REFORM2,
        "",
        "Biên chế công chức được giao 1.850, hiện có 1.795; cử 120 công chức đi đào tạo lý luận "
        "chính "
        "trị.",
        [("hr.staff.total", "1850"), ("hr.staff.total", "1795")],
    ),
    (
        REFORM2,
        "",
        "Chỉ số cải cách hành chính đạt 86,2%, xếp thứ 15; chỉ số hài lòng SIPAS đạt 85,1%.",
        [("index.par_index", "86.2"), ("index.sipas", "85.1")],
    ),
    (
        ICT2,
        "",
        "Doanh nghiệp sử dụng hóa đơn điện tử đạt 100%; 65% hộ kinh doanh thanh toán không dùng "
        "tiền mặt.",
        [("dt.einvoice.count", "100"), ("dt.cashless.payment", "65")],
    ),
    (
        ICT2,
        "",
        "Số hóa 1.250 hộp hồ sơ lưu trữ; quét 45.000 trang tài liệu.",
        [("ops.digitized.dossier", "45000")],
    ),
    # ------------------------------------------------------------ whose it is, and what it is not
    (
        REFORM2,
        "",
        "Bộ chỉ số 766: công khai, minh bạch 15,7/18; tiến độ giải quyết 18,9/20; dịch vụ trực tuyến "
        "8,2/22 - thấp nhất; mức độ hài lòng đạt 17,6/18.",
        [
            ("index.service_quality.transparency", "15.7"),
            ("index.service_quality.progress", "18.9"),
            ("index.service_quality.online", "8.2"),
            ("index.service_quality.satisfaction", "17.6"),
        ],
    ),
    (
        REFORM2,
        "",
        "Chỉ số công khai minh bạch đạt 15,7/18; tiến độ giải quyết 18,2/20.",
        [
            ("index.service_quality.transparency", "15.7"),
            ("index.service_quality.progress", "18.2"),
        ],
    ),
    (
        REFORM2,
        "",
        "Điểm tiến độ giải quyết đạt 18,7 điểm, số hóa hồ sơ 12,5 điểm.",
        [
            ("index.service_quality.progress", "18.7"),
            ("index.service_quality.digitized", "12.5"),
        ],
    ),
    # the parts of an index are not the whole, nor another index that was named before
    (
        REFORM2,
        "",
        "SIPAS đạt 83,5%. PCI: 66,9 điểm, hạng 24; chi phí thời gian 7,94 điểm, thiết chế pháp lý 7,2 "
        "điểm.",
        [("index.sipas", "83.5"), ("index.pci", "66.9")],
    ),
    (
        REFORM2,
        "",
        "Về DTI: năm 2022 tỉnh đạt 0,6214 điểm (chính quyền số 0,72, kinh tế số 0,65).",
        [
            ("index.dti", "0.6214"),
            ("index.dti.government", "0.72"),
            ("index.dti.economy", "0.65"),
        ],
    ),
    (
        ICT,
        "",
        "Mua máy tính năm 2021 và 2022 lần lượt là 385 triệu đồng và 410 triệu đồng cho công nghệ thông "
        "tin của các xã.",
        [
            ("fin.ict.equipment", "385000000"),
            ("fin.ict.equipment", "410000000"),
        ],
    ),
    (
        REFORM2,
        "",
        "PAR INDEX của tỉnh đạt 87,42%, hơn năm trước 1,86 điểm phần trăm, xếp thứ 10.",
        [("index.par_index", "87.42")],
    ),
    (
        REFORM2,
        "",
        "PAR INDEX năm 2022 chỉ đạt 84,1%; theo PAR INDEX, tỷ lệ hồ sơ đúng hạn đạt 99%.",
        [("index.par_index", "84.1"), ("ops.dossier.on_time", "99")],
    ),
    (
        ICT,
        "Chăm sóc sức khỏe người dân",
        "Bác sĩ, điều dưỡng đã được cấp chữ ký số: 172 người; 46 dược sĩ có chữ ký số.",
        [
            ("app.signature.cert_person", "172"),
            ("app.signature.cert_person", "46"),
        ],
    ),
    (
        ICT,
        "Y tế",
        "100% y sĩ, bác sĩ có chữ ký số; cấp chữ ký số cho 1.250 người dân.",
        [
            ("app.signature.staff_share", "100"),
            ("app.signature.citizen", "1250"),
        ],
    ),
    (
        ICT,
        "Kinh tế số",
        "Toàn tỉnh có 264 doanh nghiệp công nghệ số trong hơn 5.000 doanh nghiệp đang hoạt động.",
        [("dt.enterprise.digital", "264")],
    ),
    (
        ICT,
        "Kinh tế số",
        "Mới có 1.530 tổ chức sử dụng hóa đơn điện tử, chiếm 6,1% trên tổng số tổ chức "
        "phải sử dụng hóa đơn điện tử; 12 tổ chức cung cấp dịch vụ hóa đơn điện tử.",
        [("dt.einvoice.count", "1530"), ("dt.einvoice.count", "6.1")],
    ),
    (
        REFORM2,
        "",
        "Xã đang áp dụng 388 thủ tục hành chính. Được phân cấp thêm 17 thủ tục từ huyện.",
        [("ops.procedure.total", "388")],
    ),
    (
        REFORM2,
        "",
        "Triển khai 02 dịch vụ công liên thông; thực hiện 35 thủ tục hành chính liên thông.",
        [("ops.service.interlinked", "35")],
    ),
    (
        REFORM2,
        "",
        "Công bố danh mục 05 TTHC mới ban hành, 02 TTHC sửa đổi và 03 TTHC bịbãi bỏ.",
        [
            ("ops.procedure.new", "5"),
            ("ops.procedure.amended", "2"),
            ("ops.procedure.abolished", "3"),
        ],
    ),
    (
        REFORM2,
        "",
        "Công bố kèm theo danh mục 07 thủ tục hành chính thay thế.",
        [("ops.procedure.amended", "7")],
    ),
    (
        REFORM2,
        "",
        "Nộp hồ sơ 08ngày trực tiếp, trực tuyến hoặc qua đường bưu điện",
        [],
    ),
    (
        REFORM2,
        "",
        "Tiếp nhận 3.420 hồ sơ: trực tuyến 3.105, trực tiếp 290, bưu chính 25. Đã trả 3.300, trước và "
        "đúng hạn 99,2 %. Phi địa giới: nhận 64 hồ sơ của người dân xã khác.",
        [
            ("ops.dossier.received", "3420"),
            ("ops.dossier.online", "3105"),
            ("ops.dossier.offline", "290"),
            ("ops.bcci.received", "25"),
            ("ops.dossier.resolved", "3300"),
            ("ops.dossier.on_time", "99.2"),
            ("ops.dossier.boundary_free", "64"),
        ],
    ),
    (
        REFORM2,
        "",
        "Trả kết quả tại nhà qua bưu điện 144 hồ sơ.",
        [("ops.bcci.returned", "144")],
    ),
    (
        ICT,
        "",
        "Phân hệ Một cửa tiếp nhận 18.320 hồ sơ, phân hệ Lao động cập nhật 96.540 hồ sơ.",
        [("ops.dossier.received", "18320")],
    ),
    (
        REFORM2,
        "",
        "Đã tiếp nhận 1.450 hồ sơ. Số hóa thành phần hồ sơ: khi tiếp nhận 77 %.",
        [("ops.dossier.received", "1450"), ("ops.digitized.dossier", "77")],
    ),
    (
        ICT_PLAN2,
        "Kinh phí (triệu đồng)",
        "Năm\tĐược cấp\tThực chi\tTrong đó phần mềm\n2021\t310\t305\t50\n2022 (ước)\t360\t350\t120\n"
        "Cộng\t670\t655\t170",
        [
            ("fin.ict.total", "310000000"),
            ("fin.ict.total", "305000000"),
            ("fin.ict.software", "50000000"),
            ("fin.ict.total", "360000000"),
            ("fin.ict.total", "350000000"),
            ("fin.ict.software", "120000000"),
            ("fin.ict.total", "670000000"),
            ("fin.ict.total", "655000000"),
            ("fin.ict.software", "170000000"),
        ],
    ),
    (
        REFORM2,
        "",
        "I. DANH MỤC THỦ TỤC HÀNH CHÍNH MỚI BAN HÀNH CỦA SỞ NÔNG NGHIỆP VÀ MÔI\nTRƯỜNG: 06 thủ tục\n"
        "II. DANH MỤC THỦ TỤC HÀNH CHÍNH BÃI BỎ: 01 thủ tục",
        [("ops.procedure.new", "6"), ("ops.procedure.abolished", "1")],
    ),
]

CASES += [
    (
        ICT,
        "",
        "Cổng cung cấp 910 dịch vụ công mức độ 3 và 4, trong đó mức độ 4 là 655 dịch vụ.",
        [
            ("ops.service.level34.count", "910"),
            ("ops.service.level4.count", "655"),
        ],
    ),
    (
        REFORM,
        "",
        "Tỷ lệ hồ sơ nộp trực tuyến đạt 41,3%.",
        [("ops.dossier.online", "41.3")],
    ),
    (
        REFORM,
        "",
        "Tiếp nhận 900 hồ sơ mức độ 4; có 35% hồ sơ được nộp trực tuyến từ nhà.",
        [("ops.dossier.level4", "900"), ("ops.dossier.online", "35")],
    ),
    (
        ICT,
        "",
        "100% cơ quan dùng chữ ký số; sàn thương mại điện tử có 1.200 hộ. Tỉnh có 320 doanh "
        "nghiệp công nghệ số.",
        [
            ("app.signature.unit_coverage", "100"),
            ("dt.ecommerce.household", "1200"),
            ("dt.enterprise.digital", "320"),
        ],
    ),
    (ICT, "", "Thuế điện tử: số tiền nộp 95.120 triệu đồng.", []),
    (
        ICT,
        "",
        "Mua 12 máy tính (14.500.000 đồng/máy) và 05 máy chiếu cho các trường.",
        [("proc.pc.count", "12"), ("proc.projector.count", "5")],
    ),
    (
        SCHOOL,
        "",
        "Nhà trường mua sắm trang thiết bị công nghệ thông tin, nay có 312 ti vi.",
        [],
    ),
    (
        SCHOOL,
        "",
        "Trường có 60 máy vi tính, 28 máy chiếu.",
        [("infra.pc.count", "60"), ("infra.projector.count", "28")],
    ),
    (
        ICT,
        "",
        "Trong quý đã xử lý 31 sự cố, ghi nhận 800 cảnh báo mã độc.",
        [("sec.incident.count", "31"), ("sec.incident.count", "800")],
    ),
    (
        ICT,
        "",
        "Cơ quan có 50 máy tính/48 công chức (tỷ lệ 1,04 máy/người).",
        [("infra.pc.count", "50"), ("infra.pc.per_staff", "1.04")],
    ),
    (
        ICT,
        "",
        "Trang bị 30 bộ máy vi tính, tổng kinh phí 450.000.000 đồng.",
        [("proc.pc.count", "30"), ("fin.ict.equipment", "450000000")],
    ),
    (
        ICT,
        "",
        "Kinh phí chi cho chuyển đổi số 300 triệu đồng; bảo trì 40 triệu đồng.",
        [("fin.ict.total", "300000000")],
    ),
    (
        ICT,
        "",
        "Dự kiến bố trí 3.000 triệu đồng; 100% máy tính được cài phần mềm diệt virus.",
        [("sec.antivirus", "100")],
    ),
    (
        ICT,
        "",
        "Mạng truyền số liệu chuyên dùng kết nối 102/102 xã; tốc độ 10 Mbps mỗi điểm.",
        [("infra.tslcd.coverage", "102/102"), ("infra.tslcd.bandwidth", "10")],
    ),
    (
        ICT,
        "",
        "Xảy ra 02 sự cố mất an toàn thông tin trên trang thông tin điện tử.",
        [("sec.incident.count", "2")],
    ),
    (
        ICT,
        "",
        "Tỷ lệ DVCTT toàn trình đạt 75%, hồ sơ trực tuyến 82,6%.",
        [("ops.service.level34.share", "75")],
    ),
    (
        REFORM,
        "",
        "Có 1.980 hồ sơ trực tuyến toàn trình, 120 hồ sơ trực tiếp.",
        [("ops.dossier.level4", "1980"), ("ops.dossier.offline", "120")],
    ),
    (
        ICT,
        "",
        "Đầu tư 15 điểm cầu cấp xã, mỗi điểm 160 triệu đồng.",
        [("vc.site.commune", "15")],
    ),
    (REFORM, "", "Phát hiện một xã niêm yết thiếu 15 TTHC.", []),
    (REFORM, "", "Số hồ sơ trực tuyến mức độ 3, 4 là 45.120 hồ sơ.", []),
    (
        ICT,
        "",
        "Tỷ lệ hộ gia đình có Internet cáp quang đạt 70%.",
        [("infra.broadband.household", "70")],
    ),
    (
        ICT,
        "",
        "Thực hiện Công văn số 12/TCT-CNTT, đơn vị đã chi 40 triệu đồng tiền điện.",
        [],
    ),
    (
        REFORM2,
        "",
        "Năm 2022 hoàn thành kết nối mới 24 thủ tục hành chính với Cơ chế một cửa quốc gia; quy "
        "trình mới cho phép làm đồng thời cả 4 thủ tục về xây dựng.",
        [("ops.procedure.nsw", "24")],
    ),
    (
        ICT2,
        "",
        "Đến năm 2015, huyện có 100% dịch vụ công trực tuyến được cung cấp ở mức độ 2, trong đó 36 "
        "dịch vụ công cấp độ 3 - 4.",
        [("ops.service.level12", "100")],
    ),
    (
        REFORM,
        "",
        "Trong quý có 2,3 nghìn hồ sơ đã được nộp trên Cổng dịch vụ công của tỉnh.",
        [("ops.dossier.online", "2300")],
    ),
    (
        REFORM,
        "",
        "Số hồ sơ TTHC phát sinh trực tuyến trong kỳ đạt 91%.",
        [("ops.dossier.online", "91")],
    ),
    (
        ICT,
        "",
        "Hơn 1,2 triệu tài khoản VNeID cũng được cấp; 0,9 triệu tài khoản định danh đã kích hoạt.",
        [("dt.eid.issued", "1200000"), ("dt.eid.activated", "900000")],
    ),
    (
        ICT,
        "",
        "Tỷ lệ xử lý văn bản, hồ sơ công việc toàn trình trên môi trường điện tử của huyện đạt 97%.",
        [("app.workfile.online_share", "97")],
    ),
    (
        ICT2,
        "",
        "Chi cho công nghệ thông tin năm 2019 là 4,1 tỷ đồng; năm 2020 là gần 5,2 tỷ; năm 2021 chỉ "
        "khoảng 3,7 tỷ; riêng phần thuê nhà xưởng là 8 tỷ.",
        [
            ("fin.ict.total", "4100000000"),
            ("fin.ict.total", "5200000000"),
            ("fin.ict.total", "3700000000"),
        ],
    ),
    (
        REFORM2,
        "",
        "Điểm Bộ chỉ số 766 của Sở đạt 87,312 điểm.",
        [("index.service_quality", "87.312")],
    ),
    (
        REFORM,
        "",
        "Trong kỳ có 2.150 hồ sơ trực tuyến/2.400 tổng hồ sơ tiếp nhận.",
        [("ops.dossier.online", "2150"), ("ops.dossier.received", "2400")],
    ),
    (
        REFORM,
        "",
        "Mỗi năm thành phố giải quyết 1,3 triệu hồ sơ; mỗi công chức giải quyết 900 hồ sơ.",
        [("ops.dossier.resolved", "1300000")],
    ),
    (
        REFORM,
        "",
        "Tổ hỗ trợ nhận và giải quyết hồ sơ tại nhà. Qua đó, đã hỗ trợ hướng dẫn đối với 640 hồ sơ "
        "TTHC.",
        [("ops.dossier.assisted", "640")],
    ),
]

FRESH: list[Case] = [
    (
        REFORM2,
        "",
        "Kết quả: đã giải quyết và trả cho tổ chức, cá nhân 2.318 hồ sơ; số hồ sơ đúng hạn và "
        "trước hạn "
        "là 2.311 hồ sơ (đạt 99,7%), số hồ sơ quá hạn 07 hồ sơ (chiếm 0,3%).",
        [
            ("ops.dossier.resolved", "2318"),
            ("ops.dossier.on_time", "2311"),
            ("ops.dossier.late", "7"),
        ],
    ),
    (
        REFORM2,
        "",
        "Tại cấp xã, tổng hồ sơ tiếp nhận trong tháng: 1.877 hồ sơ.",
        [("ops.dossier.received", "1877")],
    ),
    (
        REFORM2,
        "",
        "Hiện còn 31 hồ sơ thủ tục hành chính chưa đến hạn giải quyết.",
        [("ops.dossier.pending", "31")],
    ),
    (
        REFORM2,
        "",
        "Hồ sơ dịch vụ công mức độ 3 phát sinh 640 hồ sơ; mức độ 4 phát sinh 1.915 hồ sơ.",
        [("ops.dossier.level3", "640"), ("ops.dossier.level4", "1915")],
    ),
    (
        REFORM2,
        "",
        "Đã công khai 100% TTHC trên trang thông tin điện tử của huyện.",
        [("ops.procedure.public_share", "100")],
    ),
    (
        REFORM2,
        "",
        "Toàn huyện thực hiện 275 TTHC, trong đó 12 TTHC mới ban hành, 5 TTHC bị bãi bỏ.",
        [
            ("ops.procedure.total", "275"),
            ("ops.procedure.new", "12"),
            ("ops.procedure.abolished", "5"),
        ],
    ),
    (
        REFORM2,
        "",
        "Số hồ sơ tiếp nhận qua hệ thống bưu chính công ích là 355; số kết quả trả qua bưu chính "
        "công "
        "ích là 1.020.",
        [("ops.bcci.received", "355"), ("ops.bcci.returned", "1020")],
    ),
    (
        ICT2,
        "",
        "Đến tháng 11/2023, có 86% TTHC đủ điều kiện được cung cấp dưới dạng dịch vụ công trực "
        "tuyến toàn "
        "trình.",
        [("ops.service.level34.share", "86")],
    ),
    (
        ICT2,
        "",
        "Cung cấp 312 dịch vụ công toàn trình, 204 dịch vụ công một phần trên Cổng dịch vụ công "
        "của tỉnh.",
        [
            ("ops.service.level4.count", "312"),
            ("ops.service.level3.count", "204"),
        ],
    ),
    (
        ICT2,
        "",
        "Tỷ lệ văn bản điện tử được ký số ở cấp huyện đạt 94%, ở cấp xã đạt 88%.",
        [("app.edoc.signed_share", "94"), ("app.edoc.signed_share", "88")],
    ),
    (
        ICT2,
        "",
        "Từ 01/01 đến 30/11, qua trục liên thông văn bản đã gửi 34.500 lượt văn bản, nhận 41.200 "
        "lượt văn "
        "bản.",
        [("app.edoc.count", "34500"), ("app.edoc.count", "41200")],
    ),
    (
        ICT2,
        "",
        "QLVB&ĐH đã phủ 100% cơ quan nhà nước ba cấp.",
        [("app.dms.unit_coverage", "100")],
    ),
    (
        ICT2,
        "",
        "98% lãnh đạo xử lý văn bản trên phần mềm quản lý văn bản và điều hành.",
        [("app.dms.leader_use_share", "98")],
    ),
    (
        ICT2,
        "",
        "Cấp mới 85 tài khoản thư điện tử, nâng tổng số lên 4.320 tài khoản.",
        [
            ("app.email.account_count", "85"),
            ("app.email.account_count", "4320"),
        ],
    ),
    (
        ICT2,
        "",
        "Có 640 chứng thư số đang hoạt động, trong đó 120 chứng thư của tổ chức và 520 chứng thư "
        "của cá "
        "nhân.",
        [
            ("app.signature.cert_total", "640"),
            ("app.signature.cert_org", "120"),
            ("app.signature.cert_person", "520"),
        ],
    ),
    (
        ICT2,
        "",
        "Đơn vị được trang bị 45 máy vi tính, 12 máy in và 01 máy chủ.",
        [("infra.pc.count", "45"), ("infra.server.count", "1")],
    ),
    # units that are joined, of how many is not said
    (
        ICT2,
        "",
        "Tất cả 11 huyện và 127 xã đã kết nối mạng truyền số liệu chuyên dùng.",
        [
            ("infra.tslcd.coverage", "11"),
            ("infra.tslcd.coverage", "127"),
        ],
    ),
    (
        ICT2,
        "",
        "Thuê 02 kênh truyền Internet tốc độ 300 Mbps.",
        [
            ("infra.internet.line_count", "2"),
            ("infra.internet.bandwidth", "300"),
        ],
    ),
    (
        ICT2,
        "",
        "Phát hiện và xử lý 214 máy tính nhiễm mã độc; không xảy ra sự cố nghiêm trọng.",
        [("sec.incident.count", "214")],
    ),
    (
        ICT2,
        "",
        "Phòng họp trực tuyến được trang bị tại 100 xã, phường.",
        [("vc.site.commune", "100")],
    ),
    (
        ICT2,
        "",
        "Trong 10 tháng, tổ chức 32 cuộc họp trực tuyến với tổng số 410 điểm cầu.",
        [("vc.session.count", "32"), ("vc.site.total", "410")],
    ),
    (
        ICT2,
        "",
        "Sở có 3 cán bộ chuyên trách và 7 cán bộ kiêm nhiệm về công nghệ thông tin.",
        [("hr.it_staff.fulltime", "3"), ("hr.it_staff.concurrent", "7")],
    ),
    (
        ICT2,
        "",
        "Mở 6 lớp bồi dưỡng kiến thức chuyển đổi số với 412 cán bộ, công chức tham dự.",
        [
            ("hr.training.class_count", "6"),
            ("hr.training.participant_count", "412"),
        ],
    ),
    (
        ICT2,
        "",
        "Trang thông tin điện tử đăng 215 tin và 48 bài viết, có 96.000 lượt truy cập.",
        [
            ("portal.article.count", "215"),
            ("portal.article.count", "48"),
            ("portal.visit.count", "96000"),
        ],
    ),
    (
        ICT2,
        "",
        "Tổng kinh phí thực hiện ứng dụng CNTT đạt 18,2 tỷ đồng.",
        [("fin.ict.total", "18200000000")],
    ),
    (
        ICT2,
        "",
        "Đầu tư 1,1 tỷ đồng mua sắm máy tính, máy in cho bộ phận một cửa.",
        [("fin.ict.equipment", "1100000000")],
    ),
    (
        ICT2,
        "",
        "Có 97% thôn có tổ công nghệ số cộng đồng; toàn huyện có 164 tổ.",
        [("dt.community_team.count", "97"), ("dt.community_team.count", "164")],
    ),
    (
        ICT2,
        "",
        "Kích hoạt thành công 41.200 tài khoản VNeID.",
        [("dt.eid.activated", "41200")],
    ),
    (
        HEALTH2,
        "",
        "Tổ chức 120 buổi truyền thông cho 5.600 lượt người; cấp phát 12.000 tờ rơi.",
        [],
    ),
    (
        HEALTH2,
        "",
        "Tỷ lệ sử dụng giường bệnh 88%, 76 máy thở, 12 máy X-quang hoạt động.",
        [],
    ),
    (
        SCHOOL3,
        "",
        "Có 35 học sinh giỏi quốc gia; 100% trường tổ chức học 2 buổi/ngày.",
        [],
    ),
    (
        GENERAL2,
        "",
        "Trồng mới 450 ha rừng, chăm sóc 1.200 ha; thu 35 tỷ đồng dịch vụ môi trường rừng.",
        [],
    ),
    (
        GENERAL2,
        "",
        "Cấp 1.230 thẻ căn cước, xử lý 45 vụ vi phạm, phạt 230 triệu đồng.",
        [],
    ),
    (
        REFORM2,
        "",
        "Giao dịch qua ngân hàng đạt 87% tổng chi an sinh xã hội.",
        [],
    ),
    (
        REFORM2,
        "",
        "Đánh giá, xếp loại 1.240 công chức, trong đó hoàn thành xuất sắc 215 người.",
        [],
    ),
    (
        REFORM,
        "",
        "Tổng số hồ sơ TTHC phải giải quyết trong kỳ là 2.114; số đã giải quyết 2.050 (đúng hạn "
        "2.041, "
        "trễ hạn 9); số chưa giải quyết 64 hồ sơ.",
        [
            ("ops.dossier.received", "2114"),
            ("ops.dossier.resolved", "2050"),
            ("ops.dossier.on_time", "2041"),
            ("ops.dossier.late", "9"),
            ("ops.dossier.pending", "64"),
        ],
    ),
    (
        ICT,
        "",
        "Toàn tỉnh có 162 điểm cầu: tỉnh 15, huyện 9, xã 138 điểm cầu.",
        [
            ("vc.site.total", "162"),
            ("vc.site.province", "15"),
            ("vc.site.district", "9"),
            ("vc.site.commune", "138"),
        ],
    ),
    (
        REFORM,
        "",
        "Đến nay, 1.563/1.563 TTHC (100%) đã được công khai trên Cổng dịch vụ công.",
        [
            ("ops.procedure.public_share", "1563/1563"),
            ("ops.procedure.public_share", "100"),
        ],
    ),
    (
        ICT,
        "",
        "100% thôn, bản đã có Tổ công nghệ số cộng đồng với tổng số 985 tổ và 6.120 thành viên.",
        [
            ("dt.community_team.count", "985"),
            ("dt.community_team.count", "6120"),
            ("dt.community_team.count", "100"),
        ],
    ),
    (
        ICT2,
        "Dịch vụ công",
        "Sở đang cung cấp 25 DVCTT mức độ 3 và 41 DVCTT mức độ 4, đạt 100% TTHC đủ điều kiện.",
        [
            ("ops.service.level3.count", "25"),
            ("ops.service.level4.count", "41"),
            ("ops.service.level34.share", "100"),
        ],
    ),
    (
        ICT2,
        "",
        "Trong 66 dịch vụ công mức 3, 4 có 39 dịch vụ phát sinh hồ sơ, đạt 59,1%.",
        [("ops.service.with_dossier_share", "59.1")],
    ),
    (
        ICT2,
        "",
        "Hệ thống văn phòng điện tử được sử dụng tại 24/24 sở, ban, ngành và 100% UBND cấp xã.",
        [("app.dms.unit_coverage", "24/24"), ("app.dms.unit_coverage", "100")],
    ),
    (
        ICT2,
        "",
        "Đến nay toàn ngành có 1.875 địa chỉ thư điện tử công vụ, 88% cán bộ sử dụng thường xuyên.",
        [("app.email.account_count", "1875"), ("app.email.staff_share", "88")],
    ),
    (
        ICT2,
        "Nhân lực",
        "Đơn vị có 09 viên chức trình độ đại học chuyên ngành công nghệ thông tin, 02 người trình "
        "độ thạc sĩ.",
        [("hr.it_staff.total", "9"), ("hr.it_staff.total", "2")],
    ),
    (
        HEALTH2,
        "",
        "Cấp 36 chứng chỉ hành nghề, 12 giấy phép hoạt động; tiếp nhận 48 hồ sơ.",
        [("ops.dossier.received", "48")],
    ),
]
