"""Headings of presences, relations, events, names, evidence and sources, in Vietnamese and English, by column."""

_ORGANIZATION = (
    "tổ chức,tên tổ chức,mã tổ chức,hội,tên hội,đơn vị,organization,organisation,organization name,"
    "organisation name,organization id,organisation id,org,org id,name of organization,ngo,association,body"
)
_COUNTRY = (
    "nước,quốc gia,tên nước,nước sở tại,nước hiện diện,quốc gia hiện diện,nơi hiện diện,country,country name,nation,"
    "country of presence,present in,country territory,nước vùng lãnh thổ,địa bàn"
)
_CODE = "mã nước,mã quốc gia,country code,iso,iso2,iso3,iso a3,iso a2,iso code"
_SINCE = (
    "từ,từ năm,bắt đầu,năm bắt đầu,bắt đầu từ,since,from,from year,start year,year from,start,"
    "năm gia nhập,gia nhập,ngày gia nhập,joined,year joined,since year"
)
_UNTIL = "đến,đến năm,tới năm,kết thúc,năm kết thúc,until,to,to year,end year,year to,end,till,until year"

PRESENCE = {
    "organization_id": _ORGANIZATION,
    "country": _COUNTRY,
    "country_code": _CODE,
    "role": (
        "vai trò,hình thức hiện diện,loại hiện diện,tư cách,hình thức,role,kind of presence,presence,presence type,"
        "presence role,type of presence,type,loại"
    ),
    "since": _SINCE,
    "until": _UNTIL,
}

RELATIONS = {
    "from_id": (
        "từ tổ chức,tổ chức a,tổ chức 1,tổ chức thứ nhất,bên a,từ bên,thành viên,tổ chức thành viên,from,"
        "from organization,from organisation,organization a,organization 1,first organization,member,"
        f"{_ORGANIZATION}"
    ),
    "kind": (
        "quan hệ,loại quan hệ,kiểu quan hệ,mối quan hệ,loại,relation,relationship,relation kind,kind,kind of relation,"
        "relation type,type of relation,type,tie,kind of tie"
    ),
    "to_id": (
        "đến tổ chức,tới tổ chức,với tổ chức,tổ chức b,tổ chức 2,tổ chức thứ hai,bên b,tổ chức liên quan,với,đối tác,"
        "tổ chức đối tác,mạng lưới,liên hiệp,tổ chức mẹ,to,to organization,to organisation,organization b,"
        "organization 2,"
        "second organization,related organization,related organisation,partner,network,umbrella,parent,"
        "parent organization,target organization,đến bên"
    ),
    "since": _SINCE.replace("from,", ""),
    "until": _UNTIL.replace("to,", ""),
}

EVENTS = {
    "name_en": (
        "tên sự kiện tiếng anh,sự kiện tiếng anh,tên tiếng anh,event,event name,name of event,name,english name,"
        "event name english,event english,name english,name en,title"
    ),
    "name_vi": (
        "sự kiện,tên sự kiện,tên sự kiện tiếng việt,tên,tên tiếng việt,vietnamese name,event name vietnamese,"
        "event vietnamese,name vietnamese,name vi"
    ),
    "kind": "loại sự kiện,loại hình,loại,hình thức,event kind,event type,kind,type,type of event,kind of event",
    "organization_ids": (
        f"các tổ chức,đơn vị tổ chức,bên tổ chức,tổ chức tham gia,tổ chức tham dự,{_ORGANIZATION},organizations,"
        "organisations,organizer,organizers,organiser,organisers,held by,participants,host,hosts"
    ),
    "start": (
        "bắt đầu,ngày bắt đầu,từ ngày,từ,ngày,ngày tổ chức,thời gian,ngày diễn ra,ngày khai mạc,năm,năm tổ chức,start,"
        "start date,starts,begins,from,date,day,year,when,opening date,held on"
    ),
    "end": "kết thúc,ngày kết thúc,đến ngày,đến,ngày bế mạc,end,end date,ends,to,until,closing date",
    "city": "thành phố,địa điểm,nơi tổ chức,nơi diễn ra,city,place,venue,location,town,held in",
    "country": _COUNTRY,
    "country_code": _CODE,
    "latitude": "vĩ độ,latitude,lat",
    "longitude": "kinh độ,longitude,lon,lng,long",
    "coordinates": "tọa độ,toạ độ,coordinates,coord,coords",
    "themes": "lĩnh vực,chủ đề,themes,theme,topics,topic,sector,issues",
    "source_ids": "mã nguồn,source id,source ids,nguồn số",
    "not_duplicate_of": "không trùng với,not duplicate of",
}

NAMES = {
    "organization_id": _ORGANIZATION,
    "name": "tên khác,tên gọi khác,tên gọi,tên,tên cũ,further name,other name,alternative name,alias,name,former name",
    "lang": "ngôn ngữ,tiếng,lang,language,language of name",
    "type": "loại tên,loại,kiểu tên,type,name type,kind,type of name,kind of name",
}

EVIDENCE = {
    "organization_id": _ORGANIZATION,
    "property": (
        "dữ kiện,thuộc tính,trường,thông tin,nội dung được dẫn,property,fact,field,attribute,claim,what it proves"
    ),
    "verified_on": "ngày kiểm chứng,kiểm chứng ngày,ngày xác minh,verified on,verified,date verified,checked on",
}

SOURCES = {
    "id": "mã nguồn,mã,source id,source code,nguồn số",
    "url": "địa chỉ,đường dẫn,liên kết,trang web,nguồn,url,link,address,web address,source,source url,website",
    "title": "tiêu đề,tên nguồn,tên trang,tên bài,tên tài liệu,title,source title,page title,name,source name",
    "publisher": "nơi xuất bản,nhà xuất bản,cơ quan xuất bản,publisher,published by,source publisher",
    "published": "ngày xuất bản,ngày đăng,ngày công bố,published,publication date,date published",
    "accessed": "ngày truy cập,ngày đọc,ngày xem,truy cập ngày,accessed,date accessed,access date,read on,retrieved",
    "copy": "bản đọc,loại bản,copy,copy read",
    "language": "ngôn ngữ,ngôn ngữ nguồn,language,source language,lang",
}
